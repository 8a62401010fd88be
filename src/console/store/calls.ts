import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Input, OperationName, ServiceName } from "../../aws/generated/api.ts";
import type { Answer, Call } from "../../bridge/protocol.ts";
import { engine } from "./engine.ts";

/** A call that was made and accepted, by somebody on this page or by an AWS client. Each has a number of its own. */
export interface MadeCall {
  readonly id: number;
  readonly call: Call;
  readonly by: "page" | "client";
}

/** A call to show as it is made; of clients also those that only read, and those that were refused. */
export interface ShownCall extends MadeCall {
  /** The code of a refusal. */
  readonly refused: string | null;
}

/** Calls that are kept for whoever lists them. */
const KEPT = 500;

/** The calls made, the last one last, and the one to show. */
export const calls = createStore<{ readonly made: readonly MadeCall[]; readonly shown: ShownCall | null }>(() => ({ made: [], shown: null }));

/** Clients look after each change, and at once. */
const CHANGE_STAYS_MS = 4_000;

let lastId = 0;
let changedAt = -Infinity;

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
  if (answer.ok) remember(call, "page");
  return answer;
}

/** Remembers a call that was accepted and changed something. */
export function remember(call: Call, by: MadeCall["by"]): void {
  changedAt = performance.now();
  const one = { id: ++lastId, call, by };
  calls.setState(({ made }) => ({ made: [...made.slice(1 - KEPT), one], shown: { ...one, refused: null } }));
}

/** Forgets them all: another session is opened. */
export function forgetCalls(): void {
  calls.setState({ made: [], shown: null });
}

/** Shows a client's call that changed nothing. One that looks after a change does not hide the change. */
export function show(call: Call, refused: string | null): void {
  if (refused === null && performance.now() - changedAt < CHANGE_STAYS_MS) return;
  calls.setState({ shown: { id: ++lastId, call, by: "client", refused } });
}

/** The call that was made last. */
export function useShownCall(): ShownCall | null {
  return useStore(calls, ({ shown }) => shown);
}
