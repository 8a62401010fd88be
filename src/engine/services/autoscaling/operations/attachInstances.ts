import type { AttachInstancesQuery, DetachInstancesAnswer, DetachInstancesQuery } from "../../../../aws/generated/autoscaling.ts";
import { isCounted } from "../../../../aws/rules/groupMember.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { retag } from "../../ec2/late/contract.ts";
import { describeActivity, zonesOf } from "../describe.ts";
import { needGroupThatStays, needMembers } from "../lookup.ts";
import { enter } from "../processes/entering.ts";
import { leaveService } from "../processes/leaveService.ts";
import { alreadyInGroup, cannotAttach, sizesForbid } from "../refusals.ts";
import { groupInstances, NO_TEMPLATE, scalingActivities, type AutoScalingGroupRow } from "../tables.ts";

/** Makes running instances a part of a group, which wants as many more. */
export const attachInstances = operation("autoscaling", "AttachInstances", {
  check(view: View, { AutoScalingGroupName: name, InstanceIds = [] }: AttachInstancesQuery) {
    const group = needGroupThatStays(view, name);
    const ids = [...new Set(InstanceIds)];
    for (const id of ids) checkAttachable(view, id, group);
    if (group.desiredCapacity + ids.length > group.maxSize) throw sizesForbid(group, "attach", ids.length);
    return { group, ids };
  },

  apply(ctx, { group: { autoScalingGroupName: name, newInstancesProtectedFromScaleIn }, ids }): object {
    for (const instanceId of ids) {
      retag(ctx, instanceId, { "aws:autoscaling:groupName": name });
      const row = ctx.insert(groupInstances, { instanceId, autoScalingGroupName: name, lifecycleState: "Pending", isHealthy: true, isProtectedFromScaleIn: newInstancesProtectedFromScaleIn, launchTemplate: NO_TEMPLATE, activityId: "" });
      enter(ctx, name, { row, what: "Attaching an existing EC2 instance", how: (at, from) => `At ${at} an instance was added in response to user request. Keeping the capacity at the new ${from + 1}.` });
    }
    return {};
  },
});

/** Auto Scaling guide, "Attach EC2 instances": it runs, in a zone of the group, and is of no other group. */
function checkAttachable(view: View, id: string, group: AutoScalingGroupRow): void {
  const member = view.find(groupInstances, id);
  if (member !== undefined) throw alreadyInGroup(id, member.autoScalingGroupName);
  const instance = instanceOf(view, id);
  if (instance === undefined) throw cannotAttach(id, "it does not exist");
  if (instance.state !== "running") throw cannotAttach(id, "it is not in the running state");
  if (!zonesOf(view, group).includes(instance.availabilityZone)) throw cannotAttach(id, `its Availability Zone ${instance.availabilityZone} is not one of the group's`);
}

/** Lets instances out of a group, which replaces them or wants fewer; they run on. */
export const detachInstances = operation("autoscaling", "DetachInstances", {
  check(view: View, { AutoScalingGroupName: name, InstanceIds: ids = [], ShouldDecrementDesiredCapacity: isLess }: DetachInstancesQuery) {
    const group = needGroupThatStays(view, name);
    const rows = needMembers(view, name, ids, "InService", "Standby");
    // What stands by is no part of the capacity any more: assumed.
    const counted = rows.filter(isCounted).length;
    if (isLess && group.desiredCapacity - counted < group.minSize) throw sizesForbid(group, "detach", counted);
    return { name, rows, isLess };
  },

  apply(ctx, { name, rows, isLess }): DetachInstancesAnswer {
    const done = leaveService(ctx, name, { rows, isLess, state: "Detaching" });
    return { Activities: done.map((id) => describeActivity(ctx, ctx.need(scalingActivities, id))) };
  },
});
