import type { Attribute } from "../../../aws/generated/ecs.ts";
import type { View } from "../../kernel/context.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { findContainerInstance } from "./lookup.ts";
import { invalidParameter } from "./refusals.ts";
import type { ClusterRow, ContainerInstanceRow } from "./tables.ts";

/**
 * The container instance an attribute is meant for. Throws TargetNotFoundException, or InvalidParameterException when
 * no target is named, or only by its id without the type of it. Assumed wordings.
 */
export function attributeTarget(view: View, cluster: ClusterRow, { targetId, targetType }: Attribute): ContainerInstanceRow {
  if (targetId === undefined || targetId === "") throw invalidParameter("targetId can not be blank.");
  // ECS API, Attribute: a short id says too little by itself.
  if (targetType === undefined && !targetId.startsWith("arn:")) throw invalidParameter("targetType can not be blank.");
  const row = findContainerInstance(view, cluster, targetId);
  if (row === undefined || row.status === "INACTIVE") {
    throw new Refusal("TargetNotFoundException", "The specified target wasn't found.");
  }
  return row;
}
