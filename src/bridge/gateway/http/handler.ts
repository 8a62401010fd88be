import type { Answer, Call } from "../../protocol.ts";
import { BadBody } from "./badBody.ts";
import { drained, inflated } from "./body.ts";
import type { HttpAnswer, HttpRequest } from "./exchange.ts";
import type { WireError, Written } from "./protocols/protocol.ts";
import { route, type Route } from "./route.ts";
import { SIMULATION_FAULT, wireError } from "./wireErrors.ts";
import type { WireModels } from "./wireModel.ts";

/** What answers calls: an account in one Region or in all of them. */
export type Api = (call: Call, region: string) => Answer | Promise<Answer>;

/** What the door is made of. */
export interface Door {
  readonly models: WireModels;
  readonly api: Api;
  readonly nextRequestId: () => string;
  /** Is told of members that the model does not know: the client is newer, or wrote them wrongly. */
  readonly report: (call: Pick<Call, "service" | "operation">, unknown: readonly string[]) => void;
}

/** Answers what AWS clients send, over any transport that has Request and Response. */
export function createHandler(door: Door): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = door.nextRequestId();
    try {
      const { status, headers, body } = await answerHttp(door, await read(request), requestId);
      return new Response(status === 204 ? null : body, { status, headers });
    } catch (thrown) {
      if (!(thrown instanceof BadBody)) throw thrown;
      return new Response(thrown.message, { status: 413, headers: headersOf(requestId) });
    }
  };
}

/** The same for a server that reads requests itself. */
export async function answerHttp(door: Door, request: HttpRequest, requestId: string): Promise<HttpAnswer> {
  if (request.method === "OPTIONS") return { status: 204, headers: headersOf(requestId), body: "" };
  const to = route(door.models, request);
  const say = (error: WireError) => sent(error.status, to.protocol.writeError(error, requestId), requestId);
  try {
    if (!("operation" in to)) return say(to);
    const answer = await answerCall(door, to, request);
    if (!answer.ok) return withQueryError(say(wireError(to.model, answer)), to, request);
    return sent(200, to.protocol.write(to, answer.output, requestId), requestId);
  } catch (thrown) {
    if (!(thrown instanceof BadBody)) throw thrown;
    return say({ code: thrown.code, message: thrown.message, status: 400 });
  }
}

type Found = Extract<Route, { readonly operation: string }>;

async function answerCall(door: Door, to: Found, request: HttpRequest): Promise<Answer> {
  const { service, operation, region } = to;
  const { input, unknown } = to.protocol.parse(to, await inflated(to.body, request.header("content-encoding")));
  if (unknown.length > 0) door.report({ service, operation }, unknown);
  try {
    return await door.api({ service, operation, input }, region);
  } catch (thrown) {
    // A bug of the simulation is the service's fault, and clients must hear of it as such.
    return { ok: false, code: SIMULATION_FAULT, message: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

/** A service that once spoke Query tells the code it had there to clients that ask for it. */
function withQueryError(answer: HttpAnswer, { model }: Found, request: HttpRequest): HttpAnswer {
  const code = answer.headers["x-amzn-errortype"];
  if (model.metadata.awsQueryCompatible === undefined || code === undefined || request.header("x-amzn-query-mode") === null) return answer;
  return { ...answer, headers: { ...answer.headers, "x-amzn-query-error": `${code};${answer.status < 500 ? "Sender" : "Receiver"}` } };
}

function sent(status: number, { headers, body }: Written, requestId: string): HttpAnswer {
  return { status, headers: { ...headersOf(requestId), ...headers }, body };
}

/** A page on another origin may read all of it; who may ask at all, the server decides. */
function headersOf(requestId: string): Record<string, string> {
  return {
    "x-amzn-requestid": requestId,
    "x-playground-signatures": "not checked",
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "*",
    "access-control-allow-headers": "*, authorization",
    "access-control-expose-headers": "*",
  };
}

async function read(request: Request): Promise<HttpRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    header: (name) => request.headers.get(name),
    body: request.body === null ? new Uint8Array() : await drained(request.body),
  };
}
