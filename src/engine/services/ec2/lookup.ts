import type { View } from "../../kernel/context.ts";
import { groupNotFound, instancesNotFound, malformedInstanceId, vpcNotFound } from "./refusals.ts";
import { groupsByVpc, instances, securityGroups, vpcs, type InstanceRow, type SecurityGroupRow, type VpcRow } from "./tables.ts";

/** The instances by these ids, each once, or a refusal that names what is wrong. */
export function instancesNamed(view: View, ids: readonly string[]): readonly InstanceRow[] {
  const malformed = ids.find((id) => !/^i-[0-9a-f]{8,17}$/.test(id));
  if (malformed !== undefined) throw malformedInstanceId(malformed);
  const found = [...new Set(ids)].map((id) => [id, view.find(instances, id)] as const);
  const missing = found.filter(([, row]) => row === undefined).map(([id]) => id);
  if (missing.length > 0) throw instancesNotFound(missing);
  return found.flatMap(([, row]) => (row === undefined ? [] : [row]));
}

/** The VPC every account begins with. */
export function defaultVpc(view: View): VpcRow {
  const vpc = view.all(vpcs).find(({ isDefault }) => isDefault);
  if (vpc === undefined) throw vpcNotFound("default");
  return vpc;
}

export function vpcNamed(view: View, vpcId: string): VpcRow {
  const vpc = view.find(vpcs, vpcId);
  if (vpc === undefined) throw vpcNotFound(vpcId);
  return vpc;
}

/** A security group by its id, or by its name in the default VPC. */
export function groupNamed(
  view: View,
  by: { readonly GroupId?: string | undefined; readonly GroupName?: string | undefined },
): SecurityGroupRow {
  const group =
    by.GroupId === undefined
      ? view.where(groupsByVpc, defaultVpc(view).vpcId).find(({ groupName }) => groupName === by.GroupName)
      : view.find(securityGroups, by.GroupId);
  if (group === undefined) throw groupNotFound(by.GroupId ?? by.GroupName ?? "");
  return group;
}

/** The group a VPC gives to whatever names none. */
export function defaultGroupOf(view: View, vpcId: string): SecurityGroupRow {
  const group = view.where(groupsByVpc, vpcId).find(({ groupName }) => groupName === "default");
  if (group === undefined) throw groupNotFound("default");
  return group;
}
