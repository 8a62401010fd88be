import type { ScalingProcessQuery } from "../../../../aws/generated/autoscaling.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needGroup } from "../lookup.ts";
import { isSuspended, PROCESSES, type Process } from "../processes/suspended.ts";
import { validationError } from "../refusals.ts";
import { autoScalingGroups, type AutoScalingGroupRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

interface Plan {
  readonly group: AutoScalingGroupRow;
  readonly processes: readonly Process[];
}

/** Lets a group do some things no more by itself; without names, all of them. */
export const suspendProcesses = operation("autoscaling", "SuspendProcesses", {
  check: planFrom,

  apply(ctx, { group, processes }): object {
    const { autoScalingGroupName: name, suspendedProcesses = [] } = group;
    const more = processes.filter((process) => !isSuspended(group, process)).map((ProcessName) => ({ ProcessName, SuspensionReason: `User suspended at ${utcTime(ctx.now)}` }));
    ctx.update(autoScalingGroups, name, { suspendedProcesses: [...suspendedProcesses, ...more] });
    return {};
  },
});

/** Lets a group do them again: it makes up at once for what it did not do. */
export const resumeProcesses = operation("autoscaling", "ResumeProcesses", {
  check: planFrom,

  apply(ctx, { group: { autoScalingGroupName: name, suspendedProcesses = [] }, processes }): object {
    ctx.update(autoScalingGroups, name, { suspendedProcesses: suspendedProcesses.filter(({ ProcessName }) => processes.every((process) => process !== ProcessName)) });
    ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return {};
  },
});

function planFrom(view: View, { AutoScalingGroupName: name, ScalingProcesses: asked = [] }: ScalingProcessQuery): Plan {
  const group = needGroup(view, name);
  const processes = PROCESSES.filter((process) => asked.length === 0 || asked.includes(process));
  const unknown = asked.find((process) => PROCESSES.every((known) => known !== process));
  // Assumed wording.
  if (unknown !== undefined) throw validationError(`Unrecognized scaling process ${unknown}`);
  return { group, processes };
}
