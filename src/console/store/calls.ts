import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Input, OperationName, ServiceName } from "../../aws/generated/api.ts";
import type { Answer, Call } from "../../bridge/protocol.ts";
import { engine } from "./engine.ts";
import { replica } from "./replica.ts";

/** A call somebody made on this page, and what it was answered with; null while it is under way. */
export interface MadeCall {
  readonly id: number;
  readonly at: number;
  readonly call: Call;
  readonly answer: Answer | null;
}

/** Calls kept for the echo of gestures as command lines. */
const CALLS_KEPT = 200;

/** The calls made on this page, oldest first. */
export const calls = createStore<{ readonly made: readonly MadeCall[] }>(() => ({ made: [] }));

let lastId = 0;

/** Makes a call and writes it down, so that it can be shown as the command line it is. */
export function perform<S extends ServiceName, O extends OperationName<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
): Promise<Answer> {
  return performPlain({ service, operation, input });
}

/** The same for a call that was put together elsewhere. */
export async function performPlain(call: Call): Promise<Answer> {
  const id = ++lastId;
  const entry: MadeCall = { id, at: replica.getState().now, call, answer: null };
  calls.setState(({ made }) => ({ made: [...made, entry].slice(-CALLS_KEPT) }));
  const answer = await engine().callPlain(call);
  calls.setState(({ made }) => ({ made: made.map((one) => (one.id === id ? { ...one, answer } : one)) }));
  return answer;
}

/** The calls made on this page. */
export function useMadeCalls(): readonly MadeCall[] {
  return useStore(calls, (state) => state.made);
}
