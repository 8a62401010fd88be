import type { Rows } from "../../../../bridge/protocol.ts";
import { by } from "../../../../lib/compare.ts";
import type { Tables } from "../../../store/replica.ts";

/** The group that launched an instance, which is told by a tag of AWS; null: none did. */
export function groupOf({ tags }: Pick<Rows["ec2.instances"], "tags">): string | null {
  return tags.find(({ key }) => key === "aws:autoscaling:groupName")?.value ?? null;
}

/** The instances of a group that are there, zone by zone. */
export function membersOf(group: string, tables: Tables): readonly Rows["ec2.instances"][] {
  const own = [...tables["ec2.instances"].values()].filter((row) => row.state !== "terminated" && groupOf(row) === group);
  return own.toSorted(by((row) => row.availabilityZone, (row) => row.instanceId));
}
