import { REGION } from "../../aws/region.ts";
import type { Answer } from "../../engine/kernel/operation.ts";
import { plainObject, type Plain } from "../gateway/http/plain.ts";
import type { HttpAnswer, HttpRequest } from "../gateway/http/exchange.ts";
import { textOf } from "../gateway/http/protocols/protocol.ts";
import { nameOfClock } from "./clock.ts";
import type { Regions, Start } from "./regions.ts";

/** What the requests beside AWS's act upon. */
export interface Controlled {
  readonly start: Start;
  readonly regions: () => Regions;
  readonly reset: () => void;
}

/** A year at once is more than anybody waits for. */
export const LONGEST_ADVANCE_SECONDS = 366 * 24 * 3600;

/** Answers a request to `/_playground` or its alias; undefined for all others. */
export function control(controlled: Controlled, request: HttpRequest): HttpAnswer | undefined {
  const path = /^(?:\/_playground|\/moto-api)(?:\/.*)?$/.test(request.path) ? request.path : undefined;
  if (path === undefined) return undefined;
  const route = ROUTES[`${request.method} ${path}`];
  if (route === undefined) return refused("NotFound", `There is no ${request.method} ${path.slice(0, 64)}.`, 404);
  const fields = fieldsOf(request);
  if (fields === undefined) return refused("SerializationException", "The request is not a JSON object");
  const region = fields["region"] ?? REGION;
  if (typeof region !== "string") return refused("ValidationException", "region is a text.");
  return route(controlled, fields, region);
}

type Route = (controlled: Controlled, fields: Plain, region: string) => HttpAnswer;

const ROUTES: Readonly<Record<string, Route>> = {
  "GET /_playground/state": (controlled, _fields, region) => state(controlled, region),
  "POST /_playground/advance": advance,
  "POST /_playground/call": call,
  "POST /_playground/reset": reset,
  "POST /moto-api/reset": reset,
};

function state({ start, regions }: Controlled, region: string): HttpAnswer {
  const world = regions().find(region);
  if (world === undefined) return noRegion(region);
  return json(200, { region, now: world.state.now, seed: start.seed, digest: world.state.digest, clock: nameOfClock(start.clock) });
}

function advance(controlled: Controlled, fields: Plain, region: string): HttpAnswer {
  const { seconds } = fields;
  const world = controlled.regions().find(region);
  if (world === undefined) return noRegion(region);
  if (typeof seconds !== "number" || !(seconds >= 0 && seconds <= LONGEST_ADVANCE_SECONDS)) {
    return refused("ValidationException", `seconds is a number from 0 to ${LONGEST_ADVANCE_SECONDS}.`);
  }
  controlled.regions().advance(Math.round(seconds * 1000));
  return state(controlled, region);
}

function call({ regions }: Controlled, { service, operation, input = {} }: Plain, region: string): HttpAnswer {
  if (typeof service !== "string" || typeof operation !== "string") return refused("ValidationException", "service and operation are texts.");
  const world = regions().answering({ service }, region);
  if (world === undefined) return noRegion(region);
  const answer: Answer = world.call({ service, operation, input });
  return answer.ok ? json(200, { output: answer.output }) : refused(answer.code, answer.message);
}

function reset(controlled: Controlled, _fields: Plain, region: string): HttpAnswer {
  controlled.reset();
  return state(controlled, region);
}

/** A body and a query string say the same; a body that says nothing is fine. */
function fieldsOf(request: HttpRequest): Plain | undefined {
  const query = Object.fromEntries(new URLSearchParams(request.query));
  const text = textOf(request.body).trim();
  if (text === "") return query;
  try {
    const body = plainObject(JSON.parse(text));
    return body && { ...query, ...body };
  } catch {
    return undefined;
  }
}

const noRegion = (region: string): HttpAnswer => refused("UnknownRegion", `There is no Region ${JSON.stringify(region.slice(0, 64))}.`);

const refused = (code: string, message: string, status = 400): HttpAnswer => json(status, { error: { code, message } });

function json(status: number, body: object): HttpAnswer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? null) };
}
