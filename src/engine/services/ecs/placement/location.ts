import { byCodeUnit } from "../../../../lib/compare.ts";
import type { View } from "../../../kernel/context.ts";
import { subnetOf } from "../../ec2/contract.ts";

/** Where a task with a network interface of its own can be: the zones of its subnets, and the VPC they are in. */
export interface Location {
  readonly vpcId: string;
  /** Each once, in order. */
  readonly zones: readonly string[];
}

/**
 * The zones that subnets are in. An interface can be attached only to an instance of its own zone and VPC (ECS guide,
 * "Task networking with the awsvpc network mode"). null: there are no subnets to speak of, so any place will do.
 */
export function zonesOf(view: View, subnetIds: readonly string[] | null): Location | null {
  const subnets = (subnetIds ?? []).flatMap((subnetId) => subnetOf(view, subnetId) ?? []);
  const [first] = subnets;
  if (first === undefined) return null;
  const zones = [...new Set(subnets.map(({ availabilityZone }) => availabilityZone))].sort(byCodeUnit);
  return { vpcId: first.vpcId, zones };
}
