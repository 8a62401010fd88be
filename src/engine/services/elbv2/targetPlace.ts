import type { TargetDescription } from "../../../aws/generated/elbv2.ts";
import { isAddress } from "../../../lib/ipv4.ts";
import type { View } from "../../kernel/context.ts";
import { instanceOf, isInBlock, subnetAround, type InstanceRow } from "../ec2/contract.ts";
import { ALL_ZONES } from "./limits.ts";
import { invalidTarget, validationError } from "./refusals.ts";
import type { TargetGroupRow } from "./tables.ts";

/** The zone of a target: its instance's, its subnet's, or the one given for an address outside the VPC. */
export function zoneOf(view: View, { targetType, vpcId }: TargetGroupRow, targetId: string, given: string = ALL_ZONES): string {
  if (targetType === "instance") return instanceOf(view, targetId)?.availabilityZone ?? given;
  return subnetAround(view, vpcId, targetId)?.availabilityZone ?? given;
}

/** Refuses what cannot be a target of a group. */
export function checkTargets(view: View, group: TargetGroupRow, targets: readonly TargetDescription[]): void {
  if (group.targetType === "instance") checkInstances(view, group, [...new Set(targets.map(({ Id }) => Id))]);
  else for (const target of targets) checkAddress(view, group, target);
}

/** Wordings observed, but for the VPC. */
function checkInstances(view: View, group: TargetGroupRow, ids: readonly string[]): void {
  const malformed = ids.find((id) => !/^i-[0-9a-f]{8,17}$/.test(id));
  if (malformed !== undefined) throw validationError(`Instance ID '${malformed}' is not valid`);
  const instances = ids.map((id) => instanceOf(view, id));
  const those = (are: (instance: InstanceRow | undefined) => boolean) => ids.filter((_, at) => are(instances[at]));
  const missing = those((instance) => instance === undefined);
  if (missing.length > 0) throw invalidTarget(`The following instances do not exist: ${quoted(missing)}`);
  const idle = those((instance) => instance?.state !== "running");
  if (idle.length > 0) {
    throw invalidTarget(`The following targets are not in a running state and cannot be registered: ${quoted(idle)}`);
  }
  const strangers = those((instance) => instance?.vpcId !== group.vpcId);
  if (strangers.length > 0) {
    throw invalidTarget(`The following targets are not in the target group VPC '${group.vpcId}': ${quoted(strangers)}`);
  }
}

/** ELB user guide, "Target type": what an address outside the VPC may be. */
const PRIVATE_BLOCKS = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

function checkAddress(view: View, group: TargetGroupRow, { Id: address, AvailabilityZone: zone }: TargetDescription): void {
  if (!isAddress(address)) throw validationError(`The IP address '${address}' is not a valid IPv4 address`); // Assumed wording.
  const subnet = subnetAround(view, group.vpcId, address);
  if (subnet !== undefined) {
    if (zone === undefined || zone === subnet.availabilityZone) return;
    // Observed.
    throw validationError(
      `The IP address '${address}' is within the VPC, and cannot have its Availability Zone overridden to '${zone}' from '${subnet.availabilityZone}'`,
    );
  }
  if (!PRIVATE_BLOCKS.some((block) => isInBlock(block, address))) {
    // Assumed wording.
    throw validationError(`The IP address '${address}' must be within the VPC or one of '${PRIVATE_BLOCKS.join(", ")}'`);
  }
  // Both observed.
  if (zone === undefined) throw validationError(`The Availability Zone is required for IP address '${address}' because it is not in the VPC`);
  if (zone !== ALL_ZONES) {
    throw validationError(
      `The Availability Zone for IP address '${address}' must be 'all' for Application Load Balancer target groups, when not within the VPC`,
    );
  }
}

function quoted(ids: readonly string[]): string {
  return ids.map((id) => `'${id}'`).join(", ");
}
