import type { TrafficSourceIdentifier } from "../../../aws/generated/autoscaling.ts";
import { notSimulated } from "./refusals.ts";

/** What Auto Scaling calls a target group among traffic sources. */
export const TARGET_GROUP = "elbv2";

/** The target groups that are meant by traffic sources. Auto Scaling API, TrafficSourceIdentifier: without a type it is told by the ARN. */
export function targetGroupsIn(sources: readonly TrafficSourceIdentifier[]): readonly string[] {
  return sources.map(({ Identifier, Type = Identifier.startsWith("arn:aws:vpc-lattice:") ? "vpc-lattice" : TARGET_GROUP }) => {
    if (Type !== TARGET_GROUP) throw notSimulated(`A traffic source of the type '${Type}'`);
    return Identifier;
  });
}
