import type { GroupIdentifier, Instance, InstanceState, Reservation, Tag as WireTag } from "../../../aws/generated/ec2.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import { ACCOUNT_ID } from "../../../aws/region.ts";
import { groupBy } from "../../../lib/groupBy.ts";
import type { View } from "../../kernel/context.ts";
import { publicIpAddressOf } from "./addresses.ts";
import { osFamilyOf } from "./images.ts";
import { instanceTypes } from "./instanceTypes.ts";
import { privateDnsNameOf } from "./interfaces.ts";
import { securityGroups, type InstanceRow, type Tag } from "./tables.ts";
import { rootVolumeOf } from "./volumeUse.ts";

const STATE_CODES: Readonly<Record<InstanceRow["state"], number>> = {
  pending: 0,
  running: 16,
  "shutting-down": 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

const REASONS: Readonly<Record<string, string>> = {
  "Server.SpotInstanceTermination": "Server.SpotInstanceTermination: Spot instance termination",
  "Client.UserInitiatedShutdown": "Client.UserInitiatedShutdown: User initiated shutdown",
};

/** A state as the API gives it. */
export function describeState(state: InstanceRow["state"]): InstanceState {
  return { Code: STATE_CODES[state], Name: state };
}

/** Tags as the API gives them. */
export function describeTags(tags: readonly Tag[]): readonly WireTag[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

/** An instance as the API gives it. What lies below it is described as for any current type. */
export function describeInstance(view: View, row: InstanceRow): Instance {
  const isLinux = osFamilyOf(row.imageId) === "LINUX";
  return {
    InstanceId: row.instanceId,
    ImageId: row.imageId,
    InstanceType: row.instanceType as NonNullable<Instance["InstanceType"]>,
    Architecture: instanceTypes.get(row.instanceType)?.architecture ?? "x86_64",
    State: describeState(row.state),
    ...(row.stateReason === null
      ? {}
      : { StateReason: { Code: row.stateReason, Message: REASONS[row.stateReason] ?? row.stateReason } }),
    LaunchTime: epochSeconds(row.launchTime),
    AmiLaunchIndex: row.launchIndex,
    Placement: { AvailabilityZone: row.availabilityZone, GroupName: "", Tenancy: "default" },
    ...addresses(row),
    ...(row.iamInstanceProfile === null ? {} : { IamInstanceProfile: { Arn: row.iamInstanceProfile } }),
    ...(row.instanceLifecycle === undefined ? {} : { InstanceLifecycle: row.instanceLifecycle, SpotInstanceRequestId: `sir-${row.instanceId.slice(3, 11)}` }),
    ...(row.clientToken === null ? {} : { ClientToken: row.clientToken }),
    Tags: describeTags(row.tags),
    SecurityGroups: row.state === "terminated" ? [] : groupsOf(view, row),
    Monitoring: { State: "disabled" },
    Hypervisor: "xen",
    VirtualizationType: "hvm",
    RootDeviceName: rootVolumeOf(row.imageId).deviceName,
    RootDeviceType: "ebs",
    ...(isLinux ? {} : { Platform: "Windows" as const }),
    PlatformDetails: isLinux ? "Linux/UNIX" : "Windows",
    EnaSupport: true,
  };
}

/** Instances by the calls that launched them, as the API gives them. */
export function describeReservations(view: View, rows: readonly InstanceRow[]): readonly Reservation[] {
  return [...groupBy(rows, ({ reservationId }) => reservationId)].map(([ReservationId, instances]) => ({
    ReservationId,
    OwnerId: ACCOUNT_ID,
    Groups: [],
    Instances: instances.map((row) => describeInstance(view, row)),
  }));
}

/** A terminated instance has given its addresses back. A public one is there while the instance runs. */
function addresses(row: InstanceRow): Partial<Instance> {
  if (row.state === "terminated") return {};
  const { vpcId, subnetId, privateIpAddress } = row;
  const publicIp = publicIpAddressOf(privateIpAddress);
  const isOn = row.hasPublicIp && (row.state === "pending" || row.state === "running");
  return {
    VpcId: vpcId,
    SubnetId: subnetId,
    PrivateIpAddress: privateIpAddress,
    PrivateDnsName: privateDnsNameOf(privateIpAddress),
    ...(isOn ? { PublicIpAddress: publicIp, PublicDnsName: `ec2-${publicIp.replaceAll(".", "-")}.compute-1.amazonaws.com` } : {}),
  };
}

function groupsOf(view: View, row: InstanceRow): readonly GroupIdentifier[] {
  return row.securityGroupIds.map((GroupId) => ({ GroupId, GroupName: view.find(securityGroups, GroupId)?.groupName ?? "" }));
}
