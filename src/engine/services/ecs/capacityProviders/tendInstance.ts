import type { Context } from "../../../kernel/context.ts";
import { seconds, type Millis } from "../../../kernel/time.ts";
import { instanceOf, isEnding } from "../../ec2/contract.ts";
import type { ManagedProviderRow } from "../lateTables.ts";
import { MANAGED_SCALE_IN_SECONDS } from "../limits.ts";
import { instancesByEc2Id } from "../tables.ts";
import { MANAGED_IDLE } from "../timing.ts";
import { decideTending } from "./decide/tending.ts";
import { drain } from "./drain.ts";
import { isEmpty } from "./fleet.ts";
import { mayTerminate } from "./infrastructureRights.ts";
import { launchedInstances, type LaunchedInstanceRow } from "./tables.ts";

/** Drains or terminates an instance whose time has come; what is gone is forgotten. */
export function tendInstance(ctx: Context, { instanceId, emptySince }: LaunchedInstanceRow, provider: ManagedProviderRow): void {
  const instance = instanceOf(ctx, instanceId);
  if (instance === undefined || isEnding(instance.state)) return ctx.remove(launchedInstances, instanceId);
  const [own] = ctx.where(instancesByEc2Id, instanceId);
  const since = own !== undefined && isEmpty(ctx, { instanceId }) ? (emptySince ?? ctx.now) : null;
  if (since !== emptySince) ctx.update(launchedInstances, instanceId, { emptySince: since });
  const becomes = decideTending({ age: ctx.now - instance.launchTime, emptyFor: since === null ? null : ctx.now - since, isDraining: own?.status === "DRAINING", idleFor: idleFor(provider) });
  if (becomes === "stays" || (becomes === "goes" && !mayTerminate(ctx, provider.managedInstances.settings, instanceId))) return;
  if (own !== undefined) drain(ctx, own);
  if (becomes === "goes") ctx.call("ec2", "TerminateInstances", { InstanceIds: [instanceId] });
}

/** ECS API, InfrastructureOptimization: -1 is never. Instances of a capacity provider that is deleted go at once. */
export function idleFor({ status, managedInstances: { settings } }: ManagedProviderRow): Millis {
  const scaleInAfter = settings.infrastructureOptimization?.scaleInAfter;
  if (status !== "ACTIVE") return 0;
  if (scaleInAfter === MANAGED_SCALE_IN_SECONDS.never) return Infinity;
  return scaleInAfter === undefined ? MANAGED_IDLE : seconds(scaleInAfter);
}
