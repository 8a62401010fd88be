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

const calls = createStore<{ readonly last: MadeCall | null }>(() => ({ last: null }));

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
  if (answer.ok) calls.setState({ last: { id: ++lastId, call } });
  return answer;
}

/** The last call that was made on this page. */
export function useLastCall(): MadeCall | null {
  return useStore(calls, ({ last }) => last);
}
