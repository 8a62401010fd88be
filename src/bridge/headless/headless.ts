import { provideEverything } from "../../engine/everything.ts";
import { SCENARIOS } from "../../scenarios/index.ts";
import type { HttpAnswer, HttpRequest } from "../gateway/http/exchange.ts";
import { answerHttp, type Door } from "../gateway/http/handler.ts";
import { requestIds } from "../gateway/http/requestIds.ts";
import { SIMULATION_FAULT } from "../gateway/http/wireErrors.ts";
import type { WireModels } from "../gateway/http/wireModel.ts";
import { clockNamed } from "./clock.ts";
import { control } from "./control.ts";
import { Regions } from "./regions.ts";

/** What the command line says, in its own words. */
export interface Options {
  readonly seed?: string | undefined;
  /** A scenario's id. */
  readonly scenario?: string | undefined;
  readonly clock?: string | undefined;
}

/** The surroundings: models as they lie on disk, the clock on the wall, and whom to tell. */
export interface Surroundings {
  readonly models: WireModels;
  readonly wallMs: () => number;
  readonly log: (line: string) => void;
}

/** An account without a page: it answers requests, and follows the clock on the wall when it is let. */
export interface Headless {
  readonly answer: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly beat: () => void;
}

/** Opens the account. Throws an Error for a person when an option makes no sense. */
export function openHeadless(options: Options, around: Surroundings): Headless {
  provideEverything();
  const clock = clockNamed(options.clock ?? "settle");
  if (clock === undefined) throw new Error(`There is no clock ${options.clock}. There are: settle, manual, realtime, x10 and the like.`);
  const scenario = SCENARIOS.find(({ id }) => id === options.scenario);
  if (scenario === undefined && options.scenario !== undefined) {
    throw new Error(`There is no scenario ${options.scenario}. There are: ${SCENARIOS.map(({ id }) => id).join(", ")}.`);
  }
  const start = { seed: options.seed ?? String(scenario?.seed ?? 1), clock, scenario, wallMs: around.wallMs };
  let regions = new Regions(start);
  let nextRequestId = requestIds(start.seed);
  const reset = () => {
    regions = new Regions(start);
    nextRequestId = requestIds(start.seed);
  };
  const door: Door = {
    models: around.models,
    api: (call, region) => regions.answering(call, region)?.call(call) ?? { ok: false, code: "UnknownRegion", message: `There is no Region ${region.slice(0, 64)}.` },
    nextRequestId: () => nextRequestId(),
    report: ({ service, operation }, unknown) => around.log(`${service} ${operation}: the model does not know ${unknown.join(", ")}; left out.`),
  };
  return {
    answer: async (request) => answered(() => control({ start, regions: () => regions, reset }, request)) ?? answerHttp(door, request, nextRequestId()),
    beat: () => regions.followWall(),
  };
}

/** A bug of the simulation must not end the server: it is answered, and a reset begins anew. */
function answered(work: () => HttpAnswer | undefined): HttpAnswer | undefined {
  try {
    return work();
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { status: 500, headers: { "content-type": "application/json" }, body: JSON.stringify({ error: { code: SIMULATION_FAULT, message } }) };
  }
}
