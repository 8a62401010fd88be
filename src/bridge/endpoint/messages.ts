import { plainObject, type Plain } from "../gateway/http/plain.ts";
import type { Answer, Call } from "../protocol.ts";

/** From the server to a tab. */
export type ToTab =
  | { readonly type: "call"; readonly id: number; readonly call: Call }
  /** Whether this tab is the one that answers, and how many are open. */
  | { readonly type: "standing"; readonly isRegion: boolean; readonly tabs: number };

/** From a tab to the server. */
export type FromTab =
  /** When the tab last got the focus, in milliseconds of the epoch. */
  | { readonly type: "focused"; readonly at: number }
  | { readonly type: "answer"; readonly id: number; readonly answer: Answer };

/** Characters of a message. The largest answer there is describes every instance of an account. */
export const MOST_MESSAGE_LENGTH = 16 * 1024 * 1024;

/** What a server sent; undefined for anything else. */
export function readToTab(text: string): ToTab | undefined {
  const message = fieldsOf(text);
  const call = plainObject(message?.["call"]);
  if (message?.["type"] === "call" && isId(message["id"]) && call !== undefined) {
    const { service, operation, input } = call;
    if (typeof service !== "string" || typeof operation !== "string") return undefined;
    return { type: "call", id: message["id"], call: { service, operation, input } };
  }
  if (message?.["type"] !== "standing") return undefined;
  const { isRegion, tabs } = message;
  return typeof isRegion === "boolean" && isId(tabs) ? { type: "standing", isRegion, tabs } : undefined;
}

/** What a tab sent; undefined for anything else. */
export function readFromTab(text: string): FromTab | undefined {
  const message = fieldsOf(text);
  if (message?.["type"] === "focused") return isId(message["at"]) ? { type: "focused", at: message["at"] } : undefined;
  const answer = answerIn(message?.["answer"]);
  if (message?.["type"] !== "answer" || !isId(message["id"]) || answer === undefined) return undefined;
  return { type: "answer", id: message["id"], answer };
}

/** Codes become headers, so that they may be words only. */
const CODE = /^[\w.]{1,128}$/;

function answerIn(value: unknown): Answer | undefined {
  const answer = plainObject(value);
  if (answer?.["ok"] === true) return { ok: true, output: answer["output"] };
  const { ok, code, message } = answer ?? {};
  if (ok !== false || typeof code !== "string" || typeof message !== "string" || !CODE.test(code)) return undefined;
  return { ok: false, code, message };
}

const isId = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

function fieldsOf(text: string): Plain | undefined {
  if (text.length > MOST_MESSAGE_LENGTH) return undefined;
  try {
    return plainObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}
