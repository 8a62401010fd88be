import type { RunInstancesRequest } from "../../../aws/generated/ec2.ts";
import { decodeBase64 } from "../../../lib/base64.ts";
import { Hash } from "../../../lib/hash.ts";
import { sumOf } from "../../../lib/sum.ts";
import type { View } from "../../kernel/context.ts";
import { profileArnNamed } from "../iam/contract.ts";
import { imageFor } from "./images.ts";
import { instanceTypes, type InstanceType } from "./instanceTypes.ts";
import { lateLaunch } from "./late.ts";
import { INSTANCE_LIMIT, USER_DATA_LIMIT_BYTES, VCPU_LIMIT } from "./limits.ts";
import { networkFor } from "./network.ts";
import { idempotentMismatch, instanceLimitExceeded, invalidParameterValue, notEnoughAddresses, notSimulated, vcpuLimitExceeded } from "./refusals.ts";
import { freeAddresses } from "./addresses.ts";
import { volumesFrom } from "./volumeUse.ts";
import { instances, instancesByClientToken, LIVE, liveInstances, type InstanceRow, type SubnetRow, type Tag } from "./tables.ts";

/** What a call to RunInstances comes to: instances it launched before, under the same token, or ones to launch. */
export type LaunchPlan = { readonly launched: readonly InstanceRow[] } | Launch;

export interface Launch {
  readonly type: InstanceType;
  readonly count: number;
  readonly imageId: string;
  readonly subnet: SubnetRow;
  readonly securityGroupIds: readonly string[];
  readonly hasPublicIp: boolean;
  readonly userData: string;
  readonly iamInstanceProfile: string | null;
  readonly tags: readonly Tag[];
  readonly clientToken: string | null;
  readonly requestHash: string;
  readonly isSpot: boolean;
  /** With the credit option that was asked for, if one was. */
  readonly credits: Pick<InstanceRow, "cpuCredits">;
  readonly volumes: Pick<InstanceRow, "volumeGib">;
}

/** Decides what RunInstances launches, or refuses as EC2 does. */
export function planLaunch(view: View, asked: RunInstancesRequest): LaunchPlan {
  const requestHash = hashOf(asked);
  const launched = asked.ClientToken === undefined ? [] : view.where(instancesByClientToken, asked.ClientToken);
  if (launched.length > 0) {
    if (launched.some((row) => row.requestHash !== requestHash)) throw idempotentMismatch();
    return { launched };
  }
  const input = asked.LaunchTemplate === undefined ? asked : lateLaunch().fromLaunchTemplate(view, asked);
  refuseWhatIsNotSimulated(input);
  const type = typeNamed(input.InstanceType ?? "m1.small"); // EC2's own default, from its first days.
  const imageId = imageFor(type, input.ImageId);
  const userData = plainUserData(input.UserData);
  const { subnet, securityGroupIds } = networkFor(view, type, input);
  return {
    type,
    volumes: volumesFrom(imageId, input.BlockDeviceMappings),
    count: countOf(view, input, type, subnet),
    imageId,
    subnet,
    securityGroupIds,
    hasPublicIp: input.NetworkInterfaces?.[0]?.AssociatePublicIpAddress ?? subnet.mapPublicIpOnLaunch,
    userData,
    iamInstanceProfile: profileArn(view, input.IamInstanceProfile ?? {}),
    tags: tagsOf(input),
    clientToken: input.ClientToken ?? null,
    requestHash,
    isSpot: input.InstanceMarketOptions?.MarketType === "spot",
    credits: input.CreditSpecification === undefined ? {} : { cpuCredits: lateLaunch().creditsAsked(type.instanceType, input.CreditSpecification) },
  };
}

/** As many as asked for at most, and as there is room for; a refusal when that is fewer than asked for at least. */
function countOf(view: View, { MinCount, MaxCount }: RunInstancesRequest, type: InstanceType, subnet: SubnetRow): number {
  if (MinCount < 1 || MaxCount < MinCount) {
    // Assumed wording.
    throw invalidParameterValue(`Invalid value '${MaxCount}' for maxCount. Must be greater than or equal to minCount.`);
  }
  // The quota leaves room in the table for those that are terminated and still visible.
  const left = Math.min(INSTANCE_LIMIT - view.count(liveInstances, LIVE), instances.limit - view.size(instances));
  if (left < MinCount) throw instanceLimitExceeded(MinCount, INSTANCE_LIMIT);
  const addresses = freeAddresses(view, subnet);
  if (addresses < MinCount) throw notEnoughAddresses(subnet.subnetId);
  const vcpusUsed = sumOf(view.where(liveInstances, LIVE), vcpusOf);
  const byVcpus = Math.floor((VCPU_LIMIT - vcpusUsed) / type.vcpus);
  if (byVcpus < MinCount) throw vcpuLimitExceeded(VCPU_LIMIT);
  return Math.min(MaxCount, left, addresses, byVcpus);
}

/** Stopped instances do not count. */
function vcpusOf(row: InstanceRow): number {
  return row.state === "stopped" ? 0 : (instanceTypes.get(row.instanceType)?.vcpus ?? 0);
}

function typeNamed(name: string): InstanceType {
  const type = instanceTypes.get(name);
  if (type === undefined) throw notSimulated(`The instance type '${name}'`);
  return type;
}

function plainUserData(encoded: string | undefined): string {
  if (encoded === undefined) return "";
  if (encoded.length > USER_DATA_LIMIT_BYTES * 2) throw userDataTooLong();
  const text = decodeBase64(encoded);
  if (text === undefined) throw invalidParameterValue("Invalid BASE64 encoding of user data."); // Observed.
  const bytes = Math.floor((encoded.replace(/[\s=]/g, "").length * 3) / 4);
  if (bytes > USER_DATA_LIMIT_BYTES) throw userDataTooLong();
  return text;
}

/** Observed. */
function userDataTooLong() {
  return invalidParameterValue("User data is limited to 16384 bytes");
}

/** Observed for names. */
function profileArn(view: View, { Arn, Name }: NonNullable<RunInstancesRequest["IamInstanceProfile"]>): string | null {
  const given = Arn ?? Name;
  if (given === undefined) return null;
  const found = profileArnNamed(view, given);
  if (found !== undefined) return found;
  const [member, what] = Arn === undefined ? ["name", "name"] : ["arn", "ARN"];
  throw invalidParameterValue(`Value (${given}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${what}`);
}

function tagsOf({ TagSpecifications }: RunInstancesRequest): readonly Tag[] {
  const tags = new Map<string, string>();
  for (const { ResourceType, Tags } of TagSpecifications ?? []) {
    if (ResourceType !== "instance") continue;
    for (const { Key, Value } of Tags ?? []) if (Key !== undefined) tags.set(Key, Value ?? "");
  }
  return [...tags].map(([key, value]) => ({ key, value }));
}

/** What would change how an instance behaves is refused; what only describes its keys or metering is passed over. */
function refuseWhatIsNotSimulated(input: RunInstancesRequest): void {
  const { MarketType = "spot", SpotOptions } = input.InstanceMarketOptions ?? {};
  if (MarketType !== "spot") throw notSimulated(`RunInstances with InstanceMarketOptions ${MarketType}`);
  // What Spot is asked to cost at most is passed over: its price does not move here.
  if (SpotOptions?.SpotInstanceType === "persistent" || (SpotOptions?.InstanceInterruptionBehavior ?? "terminate") !== "terminate") throw notSimulated("Spot Instances that are stopped or requested again");
  if (input.PrivateIpAddress !== undefined) throw notSimulated("RunInstances with PrivateIpAddress");
  if (input.DisableApiTermination === true) throw notSimulated("RunInstances with DisableApiTermination");
  if ((input.NetworkInterfaces ?? []).length > 1) throw notSimulated("RunInstances with several NetworkInterfaces");
}

function hashOf(input: RunInstancesRequest): string {
  const hash = new Hash();
  hash.value(input);
  return hash.hex();
}
