import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { EndpointTab, type Socket, type Standing } from "../../bridge/endpoint/tab.ts";
import type { Answer, Call } from "../../bridge/protocol.ts";
import { remember, show } from "./calls.ts";
import { engine } from "./engine.ts";
import { readsOnly } from "./readsOnly.ts";
import { type Replica, replica } from "./replica.ts";

/** A call that came from an AWS client. */
export interface ArrivedCall {
  readonly id: number;
  readonly call: Call;
  /** null while it is under way. */
  readonly answer: "accepted" | { readonly refused: string } | null;
}

/** The endpoint beside the page. */
export interface Endpoint {
  /** Where AWS clients find it; empty until it was opened. */
  readonly address: string;
  /** null until it is known. */
  readonly standing: Standing | null;
  /** How many calls have come, and the last of them, the newest first. */
  readonly count: number;
  readonly arrived: readonly ArrivedCall[];
}

/** Calls that are kept to be looked at. */
const KEPT = 8;

const endpoint = createStore<Endpoint>(() => ({ address: "", standing: null, count: 0, arrived: [] }));

/** A part of it. The selector must return something stable. */
export function useEndpoint<T>(select: (state: Endpoint) => T): T {
  return useStore(endpoint, select);
}

/** The present state. */
export function endpointNow(): Endpoint {
  return endpoint.getState();
}

/** Connects to the server that the page came from, and answers the calls it passes on. */
export function openEndpoint(path: string): void {
  const address = new URL(path, location.href);
  const line = new URL(address);
  line.protocol = address.protocol.replace("http", "ws");
  endpoint.setState({ address: address.href });
  const tab = new EndpointTab({
    connect: () => new WebSocket(line) as Socket,
    answer: answerArrived,
    tell: (standing) => endpoint.setState({ standing }),
    now: () => Date.now(),
  });
  addEventListener("focus", () => tab.focused());
  if (document.hasFocus()) tab.focused();
}

/** Makes a call that came from a client, and shows it with what came of it. */
export async function answerArrived(call: Call): Promise<Answer> {
  const id = arrive(call);
  const answer = await answerOrFault(call);
  settle(id, answer.ok ? "accepted" : { refused: answer.code });
  if (answer.ok && !readsOnly(call.operation)) remember(call, "client");
  else show(call, answer.ok ? null : answer.code);
  return answer;
}

/** The worker does not answer a call on which the simulation stops, nor should any be made once it has. */
async function answerOrFault(call: Call): Promise<Answer> {
  let stopListening = () => {};
  const stopped = new Promise<Answer>((resolve) => {
    const look = ({ crash }: Pick<Replica, "crash">) => {
      if (crash !== null) resolve({ ok: false, code: "SimulationFault", message: `The simulation in the tab has stopped: ${crash.message}. Go back one step there.` });
    };
    stopListening = replica.subscribe(look);
    look(replica.getState());
  });
  try {
    return await (replica.getState().crash === null ? Promise.race([engine().callPlain(call), stopped]) : stopped);
  } finally {
    stopListening();
  }
}

function arrive(call: Call): number {
  const id = endpoint.getState().count + 1;
  endpoint.setState(({ arrived }) => ({ count: id, arrived: [{ id, call, answer: null }, ...arrived].slice(0, KEPT) }));
  return id;
}

function settle(id: number, answer: ArrivedCall["answer"]): void {
  endpoint.setState(({ arrived }) => ({ arrived: arrived.map((one) => (one.id === id ? { ...one, answer } : one)) }));
}
