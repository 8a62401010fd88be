import type { RegisterScalableTargetRequest } from "../../../aws/generated/application-autoscaling.ts";
import { serviceArn } from "../../../aws/arn.ts";
import { rememberedText } from "../../../lib/rememberedText.ts";
import type { View } from "../../kernel/context.ts";
import { findServiceByArn, type ServiceRow } from "../ecs/contract.ts";
import { invalid, noTarget, notSimulated } from "./refusals.ts";
import { scalableTargets, type ScalableTargetRow } from "./tables.ts";

type Named = Pick<RegisterScalableTargetRequest, "ServiceNamespace" | "ResourceId"> & { readonly ScalableDimension?: RegisterScalableTargetRequest["ScalableDimension"] | undefined };

/** Whether what is named can be scaled at all. Throws what is said where it cannot. */
export function checkKind({ ServiceNamespace, ResourceId, ScalableDimension = "ecs:service:DesiredCount" }: Named): void {
  if (ServiceNamespace !== "ecs") throw notSimulated("Scaling anything but services of Amazon ECS");
  // Observed.
  if (ScalableDimension !== "ecs:service:DesiredCount" || partsOf(ResourceId) === undefined) throw invalid("Unsupported service namespace, resource type or scalable dimension");
}

/** The names in `service/cluster/name`. */
function partsOf(resourceId: string): { readonly cluster: string; readonly service: string } | undefined {
  const [, cluster, service] = /^service\/([^/]+)\/([^/]+)$/.exec(resourceId) ?? [];
  return cluster === undefined || service === undefined ? undefined : { cluster, service };
}

/** The service that a resource id names, while it can be scaled. */
export function findScaled(view: View, resourceId: string): ServiceRow | undefined {
  const arn = serviceArnOf(resourceId);
  const service = arn === undefined ? undefined : findServiceByArn(view, arn);
  return service?.status === "ACTIVE" ? service : undefined;
}

/** It is asked with each task that starts or stops. */
const serviceArnOf = rememberedText((resourceId) => {
  const parts = partsOf(resourceId);
  return parts && serviceArn(parts.cluster, parts.service);
});

/** Throws ObjectNotFoundException. */
export function targetNamed(view: View, named: Named): ScalableTargetRow {
  checkKind(named);
  const target = view.find(scalableTargets, named.ResourceId);
  if (target === undefined) throw noTarget(named.ResourceId);
  return target;
}

/** Whether something asks for what can be there. */
export const isOfEcs = ({ ServiceNamespace, ScalableDimension = "ecs:service:DesiredCount" }: Omit<Named, "ResourceId">): boolean => ServiceNamespace === "ecs" && ScalableDimension === "ecs:service:DesiredCount";
