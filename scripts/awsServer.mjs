// @ts-check
/** Puts what answers requests behind node:http: reads bodies up to a limit, and lets in only who is on this machine. */
import { createServer } from "node:http";
import { BlockList } from "node:net";

/**
 * @typedef {import("../src/bridge/gateway/http/exchange.ts").HttpRequest} HttpRequest
 * @typedef {import("../src/bridge/gateway/http/exchange.ts").HttpAnswer} HttpAnswer
 * @typedef {object} Behind
 * @property {(request: HttpRequest) => Promise<HttpAnswer>} answer
 * @property {(host: string | null, origin: string | null) => boolean} isFromHere
 * @property {number} mostBodyBytes
 */

/**
 * @param {Behind} behind
 * @returns {import("node:http").Server}
 */
export function awsServer(behind) {
  return createServer((message, response) => void answerMessage(behind, message, response));
}

/**
 * Answers one request, whatever is in it. Never rejects.
 * @param {Behind} behind
 * @param {import("node:http").IncomingMessage} message
 * @param {import("node:http").ServerResponse} response
 */
export async function answerMessage(behind, message, response) {
  const fault = (/** @type {unknown} */ thrown) => plain(500, thrown instanceof Error ? thrown.message : String(thrown));
  const { status, headers, body } = await served(behind, message).catch(fault);
  // Signing clients set their clock by a Date, and ours is not theirs.
  response.sendDate = false;
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
  if (status === 413 && !message.complete) message.destroy();
}

/**
 * Whether it comes from this machine, and from no page of another.
 * @param {Pick<Behind, "isFromHere">} behind
 * @param {import("node:http").IncomingMessage} message
 */
export function isLetIn({ isFromHere }, message) {
  const { remoteAddress = "", remoteFamily } = message.socket;
  if (!LOOPBACK.check(remoteAddress, remoteFamily === "IPv6" ? "ipv6" : "ipv4")) return false;
  return isFromHere(headerOf(message, "host"), headerOf(message, "origin"));
}

/** A list of what is let in; IPv4 in the form of IPv6 is looked up as IPv4. */
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/**
 * @param {Behind} behind
 * @param {import("node:http").IncomingMessage} message
 * @returns {Promise<HttpAnswer>}
 */
async function served(behind, message) {
  if (!isLetIn(behind, message)) return plain(403, "This account answers requests from this machine alone.");
  const body = await bodyOf(message, behind.mostBodyBytes);
  if (body === undefined) return plain(413, `The request is larger than ${behind.mostBodyBytes} bytes.`);
  const [path = "/", query = ""] = (message.url ?? "/").split(/\?(.*)/s);
  return behind.answer({ method: message.method ?? "GET", path, query, header: (name) => headerOf(message, name), body });
}

/**
 * @param {import("node:http").IncomingMessage} message
 * @param {string} name in small letters
 */
function headerOf(message, name) {
  const value = message.headers[name];
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}

/** For so long a client may go on sending what nobody keeps. */
const LONGEST_PASS_OVER_MS = 5_000;

/**
 * Undefined when it is longer than `most`. Of such a body the rest is passed over, for many clients read no answer
 * before they have sent everything.
 * @param {import("node:http").IncomingMessage} message
 * @param {number} most
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
async function bodyOf(message, most) {
  const pieces = [];
  let length = 0;
  let until = Infinity;
  for await (const piece of message.iterator({ destroyOnReturn: false })) {
    length += piece.length;
    if (length <= most) pieces.push(piece);
    else if (until === Infinity) until = performance.now() + LONGEST_PASS_OVER_MS;
    if (performance.now() > until) break;
  }
  if (length > most) return undefined;
  return Uint8Array.from(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
}

/**
 * @param {number} status
 * @param {string} message
 * @returns {HttpAnswer}
 */
const plain = (status, message) => ({ status, headers: { "content-type": "text/plain" }, body: message });
