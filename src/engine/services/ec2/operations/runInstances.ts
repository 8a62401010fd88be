import type { Reservation, RunInstancesRequest } from "../../../../aws/generated/ec2.ts";
import { ACCOUNT_ID } from "../../../../aws/region.ts";
import type { Context } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { pickAddress } from "../addresses.ts";
import { instanceStateChanged } from "../events.ts";
import { describeReservations } from "../describe.ts";
import { changing } from "../dryRun.ts";
import { planLaunch, type Launch } from "../launchPlan.ts";
import { awaitRunning } from "../processes/instanceLife.ts";
import { instances, type InstanceRow } from "../tables.ts";
import { keepVolume } from "../volumeUse.ts";

/** Launches instances: pending first, running soon, and their machines boot after that. */
export const runInstances = changing("RunInstances", {
  check: (view, input: RunInstancesRequest) => planLaunch(view, input),

  apply(ctx, plan): Reservation {
    const rows = "launched" in plan ? plan.launched : launch(ctx, plan);
    return describeReservations(ctx, rows)[0] ?? { OwnerId: ACCOUNT_ID, Groups: [], Instances: [] };
  },
});

function launch(ctx: Context, plan: Launch): readonly InstanceRow[] {
  const reservationId = `r-0${hexId(ctx, 16)}`;
  return Array.from({ length: plan.count }, (_, launchIndex) => {
    const instance = ctx.insert(instances, {
      instanceId: `i-0${hexId(ctx, 16)}`,
      reservationId,
      launchIndex,
      clientToken: plan.clientToken,
      requestHash: plan.requestHash,
      instanceType: plan.type.instanceType,
      imageId: plan.imageId,
      state: "pending",
      stateReason: null,
      availabilityZone: plan.subnet.availabilityZone,
      subnetId: plan.subnet.subnetId,
      vpcId: plan.subnet.vpcId,
      privateIpAddress: pickAddress(ctx, plan.subnet),
      hasPublicIp: plan.hasPublicIp,
      securityGroupIds: plan.securityGroupIds,
      userData: plan.userData,
      iamInstanceProfile: plan.iamInstanceProfile,
      tags: plan.tags,
      launchTime: ctx.now,
      terminatedAt: null,
      changesAt: null,
      consoleOutput: [],
      ...(plan.isSpot ? { instanceLifecycle: "spot" } : {}),
      ...plan.credits,
      ...plan.volumes,
    });
    keepVolume(ctx, instance);
    ctx.emit(instanceStateChanged, { instanceId: instance.instanceId, state: "pending" });
    awaitRunning(ctx, instance.instanceId);
    return ctx.need(instances, instance.instanceId);
  });
}
