import { call } from "../../../../aws/generated/api.ts";
import type { ActivitiesType } from "../../../../aws/generated/autoscaling.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { shortName } from "../../../store/names.ts";
import type { Replica } from "../../../store/replica.ts";
import { Stepper } from "../../../ui/Stepper.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useAnswers } from "../useAnswers.ts";
import { useCall } from "../useCall.ts";
import { membersOf } from "./membersOf.ts";

type GroupRow = Rows["autoscaling.groups"];

/** An Auto Scaling group: how many instances it should have, those it has, and what it did. */
export function AutoScalingGroupOverview({ group, state: { tables } }: { readonly group: GroupRow; readonly state: Replica }) {
  const members = membersOf(group.autoScalingGroupName, tables);
  return (
    <>
      <Capacity group={group} />
      <Block title="Instances">
        <ul>
          {members.map(({ instanceId, availabilityZone, state }) => (
            <li key={instanceId} className="flex flex-wrap gap-x-2 py-0.5">
              <RefLink to={{ table: "ec2.instances", id: instanceId }}>{shortName(instanceId)}</RefLink>
              <span className="text-ink-3">
                {availabilityZone}, {state}
              </span>
            </li>
          ))}
        </ul>
        {members.length === 0 && <p className="text-ink-3">None yet.</p>}
      </Block>
      <Activities name={group.autoScalingGroupName} />
    </>
  );
}

function Capacity({ group }: { readonly group: GroupRow }) {
  const asking = useCall();
  const { autoScalingGroupName: AutoScalingGroupName, desiredCapacity, minSize, maxSize, subnetIds, launchTemplate, isDeleting } = group;
  const set = (DesiredCapacity: number) => void asking.make(call("autoscaling", "SetDesiredCapacity", { AutoScalingGroupName, DesiredCapacity }));
  const setMax = (MaxSize: number) => void asking.make(call("autoscaling", "UpdateAutoScalingGroup", { AutoScalingGroupName, MaxSize }));
  return (
    <Block title="Auto Scaling group">
      <Facts>
        <Fact name="Desired capacity">
          <Stepper label="Desired capacity" size="sm" value={desiredCapacity} disabled={asking.isBusy || isDeleting} onChange={set} />
        </Fact>
        <Fact name="Maximum">
          <Stepper label="Maximum size" size="sm" min={minSize} value={maxSize} disabled={asking.isBusy || isDeleting} onChange={setMax} />
        </Fact>
        <Fact name="Minimum">{minSize}</Fact>
        <Fact name="Launch template">
          {launchTemplate.launchTemplateName}, version {launchTemplate.version}
        </Fact>
        <Fact name="Subnets" mono>
          {subnetIds.map((id) => (
            <span key={id} className="block">
              <RefLink to={{ table: "ec2.subnets", id }}>{id}</RefLink>
            </span>
          ))}
        </Fact>
        {isDeleting && <Fact name="Status">Delete in progress</Fact>}
      </Facts>
      <RefusedInPlace asking={asking} />
      <p className="mt-1.5 text-xs text-ink-3">No capacity provider: the group keeps this number, and ECS does not change it.</p>
    </Block>
  );
}

/** As DescribeScalingActivities tells them, the newest first. */
function Activities({ name }: { readonly name: string }) {
  const read = call("autoscaling", "DescribeScalingActivities", { AutoScalingGroupName: name, MaxRecords: 10 });
  const [answer] = useAnswers([{ label: "describe-scaling-activities", call: read, watches: ["autoscaling.groups", "ec2.instances"] }]) ?? [];
  const { Activities: all = [] } = (answer?.ok === true ? answer.output : {}) as Partial<ActivitiesType>;
  return (
    <Block title="Activities">
      <ul className="flex flex-col gap-2">
        {all.map(({ ActivityId, Description, StatusCode, Cause }) => (
          <li key={ActivityId} className="wrap-anywhere">
            <b className="font-medium">{StatusCode}</b> <span>{Description}</span>
            <p className="text-xs text-ink-3">{Cause}</p>
          </li>
        ))}
      </ul>
      {all.length === 0 && <p className="text-ink-3">It has done nothing yet.</p>}
    </Block>
  );
}
