import type { Answer, Call } from "../protocol.ts";
import { type FromTab, MOST_MESSAGE_LENGTH, readToTab } from "./messages.ts";

/** What the tab needs of a WebSocket; a test hands in something smaller. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

/** Where a tab stands: it answers, another one does, or the server is not reached. */
export type Standing = { readonly state: "region" | "other"; readonly tabs: number } | { readonly state: "lost" };

/** What is around the connection. */
export interface Around {
  readonly connect: () => Socket;
  readonly answer: (call: Call) => Promise<Answer>;
  readonly tell: (standing: Standing) => void;
  /** Milliseconds of the epoch. */
  readonly now: () => number;
}

/** Between two attempts to reach a server that is gone: the first wait, and the longest. */
const RETRY_MS = { first: 1_000, longest: 30_000 };

/** A tab's end of the connection over which the server hands it calls. Reaches a server again that was started anew. */
export class EndpointTab {
  readonly #around: Around;
  #socket: Socket | null = null;
  #isOpen = false;
  #focusedAt = 0;
  #retryMs = RETRY_MS.first;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(around: Around) {
    this.#around = around;
    this.#connect();
  }

  /** Somebody looks at this tab: from now on it is the one that answers. */
  focused(): void {
    this.#focusedAt = this.#around.now();
    if (this.#socket === null) this.#connect();
    else if (this.#isOpen) this.#say(this.#socket, { type: "focused", at: this.#focusedAt });
  }

  #connect(): void {
    clearTimeout(this.#retry);
    const socket = this.#around.connect();
    this.#socket = socket;
    socket.onopen = () => {
      this.#isOpen = true;
      this.#retryMs = RETRY_MS.first;
      if (this.#focusedAt > 0) this.#say(socket, { type: "focused", at: this.#focusedAt });
    };
    socket.onmessage = ({ data }) => void this.#hear(socket, data);
    socket.onclose = () => {
      this.#socket = null;
      this.#isOpen = false;
      this.#around.tell({ state: "lost" });
      this.#retry = setTimeout(() => this.#connect(), this.#retryMs);
      this.#retryMs = Math.min(2 * this.#retryMs, RETRY_MS.longest);
    };
  }

  async #hear(socket: Socket, data: unknown): Promise<void> {
    const message = typeof data === "string" ? readToTab(data) : undefined;
    if (message === undefined) return socket.close();
    if (message.type === "standing") return this.#around.tell({ state: message.isRegion ? "region" : "other", tabs: message.tabs });
    const answer = await this.#around.answer(message.call);
    if (this.#socket === socket) this.#say(socket, { type: "answer", id: message.id, answer });
  }

  #say(socket: Socket, message: FromTab): void {
    const text = JSON.stringify(message);
    if (text.length <= MOST_MESSAGE_LENGTH) return socket.send(text);
    if (message.type === "answer") this.#say(socket, { ...message, answer: { ok: false, code: "ResponseTooLarge", message: "The answer is larger than the connection to the page carries. Ask for less." } });
  }
}
