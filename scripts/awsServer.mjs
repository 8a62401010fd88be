// @ts-check
/** Puts what answers requests behind node:http: reads bodies up to a limit, and lets in only who is on this machine. */
import { createServer } from "node:http";

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
  return createServer((message, response) => {
    serve(behind, message)
      .catch((thrown) => plain(500, thrown instanceof Error ? thrown.message : String(thrown)))
      .then(({ status, headers, body }) => {
        // Signing clients set their clock by a Date, and ours is not theirs.
        response.sendDate = false;
        response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
        response.end(body);
        if (status === 413) message.destroy();
      });
  });
}

/**
 * @param {Behind} behind
 * @param {import("node:http").IncomingMessage} message
 * @returns {Promise<HttpAnswer>}
 */
async function serve({ answer, isFromHere, mostBodyBytes }, message) {
  /** @param {string} name */
  const header = (name) => {
    const value = message.headers[name];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  };
  if (!isFromHere(header("host"), header("origin"))) return plain(403, "This account answers requests from this machine alone.");
  const body = await bodyOf(message, mostBodyBytes);
  if (body === undefined) return plain(413, `The request is larger than ${mostBodyBytes} bytes.`);
  const [path = "/", query = ""] = (message.url ?? "/").split(/\?(.*)/s);
  return answer({ method: message.method ?? "GET", path, query, header, body });
}

/**
 * @param {import("node:http").IncomingMessage} message
 * @param {number} most
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
async function bodyOf(message, most) {
  const pieces = [];
  let length = 0;
  for await (const piece of message) {
    length += piece.length;
    if (length > most) return undefined;
    pieces.push(piece);
  }
  return Uint8Array.from(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces));
}

/**
 * @param {number} status
 * @param {string} message
 * @returns {HttpAnswer}
 */
const plain = (status, message) => ({ status, headers: { "content-type": "text/plain" }, body: message });
