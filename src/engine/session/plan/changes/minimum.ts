import type { Call } from "../../../../aws/generated/api.ts";
import type { UpdateServiceRequest } from "../../../../aws/generated/ecs.ts";
import { counted } from "../../../../lib/plural.ts";
import type { World } from "../../../kernel/world.ts";
import { greatest } from "../../../services/ecs/placement/changes.ts";
import { limitsOf } from "../../../services/ecs/processes/rollout.ts";
import { liveTasksByService, services, type ServiceRow } from "../../../services/ecs/tables.ts";
import { planCalls } from "../../plan.ts";
import { asksForTasks, patched } from "../rewrite.ts";
import type { Offer } from "../search.ts";
import { wantedBy } from "../wanted.ts";

/** An update that comes to no end. */
export interface Stuck {
  readonly calls: readonly Call[];
  /** The world in which it is stuck. */
  readonly stuck: World;
  readonly fork: () => World;
}

/** The greatest minimumHealthyPercent with which the update does come to its end: old tasks may stop before new ones start. */
export function lowerMinimum({ calls, stuck, fork }: Stuck): Offer | null {
  const service = serviceIn(calls, stuck);
  if (service === undefined) return null;
  const before = service.minimumHealthyPercent;
  const count = countOf(service, stuck);
  const { floor } = limitsOf({ ...service, desiredCount: count });
  const callsWith = (minimumHealthyPercent: number) => patched(calls, { deploymentConfiguration: { ...configurationIn(calls), minimumHealthyPercent } });
  const ends = (percent: number) => planCalls(fork(), { calls: callsWith(percent), explain: [], until: "settled" }).outcome?.state === "completed";
  // Percentages between two of these keep as many tasks as the lower of the two, and one more.
  const percentFor = (kept: number) => Math.floor((kept * 100) / count);
  const kept = greatestBelow(floor, (fewer) => ends(percentFor(fewer)));
  if (kept === undefined) return null;
  const percent = percentFor(kept);
  if (percent + 1 < before && ends(percent + 1)) return null;
  const spared = floor - kept;
  const change = {
    title: `Lower minimumHealthyPercent to ${percent}`,
    detail: `From ${before}: of ${counted(count, "task")} ${kept} must stay healthy then instead of ${floor}, so ${spared} can stop before ${spared === 1 ? "its replacement starts" : "their replacements start"}.`,
    unit: { kind: "minimum", minimumHealthyPercent: percent, before },
  } as const;
  return { change: { ...change, calls: callsWith(percent), later: [], afterMillis: 0 }, less: [{ calls: callsWith(percent + 1), later: [], afterMillis: 0 }] };
}

/** As the update leaves it. */
function serviceIn(calls: readonly Call[], { view }: World): ServiceRow | undefined {
  const asking = calls[asksForTasks(calls)];
  if (asking?.operation !== "UpdateService") return undefined;
  const wanted = wantedBy(view, asking.operation, asking.input as object);
  return wanted.kind === "service" ? view.find(services, wanted.serviceArn) : undefined;
}

/** What the percentage is of: a daemon has as many tasks as there are instances for it. */
function countOf({ serviceArn, schedulingStrategy, desiredCount }: ServiceRow, { view }: World): number {
  return schedulingStrategy === "DAEMON" ? view.count(liveTasksByService, serviceArn) : desiredCount;
}

function configurationIn(calls: readonly Call[]): UpdateServiceRequest["deploymentConfiguration"] {
  const input = calls[asksForTasks(calls)]?.input as Partial<UpdateServiceRequest> | undefined;
  return input?.deploymentConfiguration;
}

/** Mostly one less is enough, or not even none is. */
function greatestBelow(limit: number, does: (value: number) => boolean): number | undefined {
  if (limit < 1) return undefined;
  if (does(limit - 1)) return limit - 1;
  return limit > 1 && does(0) ? greatest({ low: 0, high: limit - 1, likely: [] }, does) : undefined;
}
