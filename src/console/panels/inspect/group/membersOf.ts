import type { Rows } from "../../../../bridge/protocol.ts";
import { by } from "../../../../lib/compare.ts";
import type { Tables } from "../../../store/replica.ts";

/** The group that launched an instance, which is told by a tag of AWS; null: none did. */
export function groupOf({ tags }: Pick<Rows["ec2.instances"], "tags">): string | null {
  return tags.find(({ key }) => key === "aws:autoscaling:groupName")?.value ?? null;
}

/** An instance of a group, as the group and as EC2 know it. */
export interface Member {
  readonly row: Rows["autoscaling.instances"];
  readonly machine: Rows["ec2.instances"] | undefined;
}

/** The instances of a group, zone by zone. */
export function membersOf(group: string, tables: Tables): readonly Member[] {
  const own = [...tables["autoscaling.instances"].values()].filter((row) => row.autoScalingGroupName === group);
  return own
    .map((row) => ({ row, machine: tables["ec2.instances"].get(row.instanceId) }))
    .toSorted(by(({ machine }) => machine?.availabilityZone ?? "", ({ row }) => row.instanceId));
}
