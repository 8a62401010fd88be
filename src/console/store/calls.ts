import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Input, OperationName, ServiceName } from "../../aws/generated/api.ts";
import type { Answer, Call } from "../../bridge/protocol.ts";
import { engine } from "./engine.ts";

/** A call that somebody made on this page and that was accepted. Each has a number of its own. */
export interface MadeCall {
  readonly id: number;
  readonly call: Call;
}

/** Calls that are kept for whoever lists them. */
const KEPT = 500;

/** The calls made on this page, the last one last. */
export const calls = createStore<{ readonly made: readonly MadeCall[] }>(() => ({ made: [] }));

let lastId = 0;

/** Makes a call and remembers it as the last one, so that it can be shown as the command line it is. */
export function perform<S extends ServiceName, O extends OperationName<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
): Promise<Answer> {
  return performPlain({ service, operation, input });
}

/** The same for a call that was put together elsewhere. */
export async function performPlain(call: Call): Promise<Answer> {
  const answer = await engine().callPlain(call);
  if (answer.ok) calls.setState(({ made }) => ({ made: [...made.slice(1 - KEPT), { id: ++lastId, call }] }));
  return answer;
}

/** The last call that was made on this page. */
export function useLastCall(): MadeCall | null {
  return useStore(calls, ({ made }) => made.at(-1) ?? null);
}
