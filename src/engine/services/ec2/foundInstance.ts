import { iamArn } from "../../../aws/arn.ts";
import type { Context } from "../../kernel/context.ts";
import { hexId } from "../../kernel/ids.ts";
import { pickAddress } from "./addresses.ts";
import { imageFor } from "./images.ts";
import { instanceTypes } from "./instanceTypes.ts";
import { defaultGroupOf } from "./lookup.ts";
import { runAtOnce } from "./processes/instanceLife.ts";
import { instances, subnets, type InstanceRow } from "./tables.ts";

/** What an instance says of itself in its identity document. */
export interface InstanceIdentity {
  readonly instanceId: string;
  readonly instanceType?: string | undefined;
  readonly imageId?: string | undefined;
  readonly availabilityZone?: string | undefined;
}

/** The type of an instance that names none, or one that is not known here: EC2's own default. */
const UNKNOWN_TYPE = "m1.small";

/**
 * An instance that was heard of, and so runs: one of the account's that is still pending does from now on, and one of
 * another account stands in the default VPC as if it were its own.
 */
export function runningInstance(ctx: Context, identity: InstanceIdentity): InstanceRow {
  const row = ctx.find(instances, identity.instanceId) ?? adopted(ctx, identity);
  runAtOnce(ctx, row);
  return ctx.need(instances, row.instanceId);
}

function adopted(ctx: Context, { instanceId, instanceType = "", imageId, availabilityZone }: InstanceIdentity): InstanceRow {
  const type = instanceTypes.get(instanceType) ?? instanceTypes.get(UNKNOWN_TYPE);
  const all = ctx.all(subnets);
  const subnet = all.find((row) => row.availabilityZone === availabilityZone) ?? all[0];
  if (type === undefined || subnet === undefined) throw new Error("an account begins with subnets, and knows EC2's default type");
  return ctx.insert(instances, {
    instanceId,
    reservationId: `r-0${hexId(ctx, 16)}`,
    launchIndex: 0,
    clientToken: null,
    requestHash: "",
    instanceType: type.instanceType,
    imageId: imageId ?? imageFor(type, undefined),
    state: "pending",
    stateReason: null,
    availabilityZone: subnet.availabilityZone,
    subnetId: subnet.subnetId,
    vpcId: subnet.vpcId,
    privateIpAddress: pickAddress(ctx, subnet),
    hasPublicIp: subnet.mapPublicIpOnLaunch,
    securityGroupIds: [defaultGroupOf(ctx, subnet.vpcId).groupId],
    userData: "",
    // Its agent has a role somewhere: the usual one, assumed.
    iamInstanceProfile: iamArn("instance-profile/ecsInstanceRole"),
    tags: [],
    launchTime: ctx.now,
    terminatedAt: null,
    changesAt: null,
    consoleOutput: [],
  });
}
