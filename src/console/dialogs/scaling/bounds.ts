import { call } from "../../../aws/generated/api.ts";
import { scalableService } from "../../../aws/scalableService.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";
import { scalingResourceOf } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";

/** Between how many tasks a service is scaled; null in a number: not given. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
}

type Service = Pick<Rows["ecs.services"], "clusterArn" | "serviceName" | "desiredCount">;

/** What is usual for a service that is no scalable target yet; null: it is one, and has bounds. */
export function missingBounds(service: Service, tables: Pick<Tables, "application-autoscaling.targets">): Bounds | null {
  if (tables["application-autoscaling.targets"].has(scalingResourceOf(service))) return null;
  return { min: Math.min(1, service.desiredCount), max: Math.max(10, service.desiredCount * 4) };
}

/** The calls of a policy after the one without which Application Auto Scaling refuses them; null while something is missing. */
export function withBounds(bounds: Bounds | null, calls: readonly Call[] | null, service: Service): readonly Call[] | null {
  if (bounds === null || calls === null) return calls;
  const { min: MinCapacity, max: MaxCapacity } = bounds;
  if (MinCapacity === null || MaxCapacity === null) return null;
  return [call("application-autoscaling", "RegisterScalableTarget", { ...scalableService(scalingResourceOf(service)), MinCapacity, MaxCapacity }), ...calls];
}
