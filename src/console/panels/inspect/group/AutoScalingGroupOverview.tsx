import { call } from "../../../../aws/generated/api.ts";
import type { ActivitiesType } from "../../../../aws/generated/autoscaling.ts";
import { isWarmed } from "../../../../aws/rules/groupMember.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { providerOver } from "../../../store/providerKinds.ts";
import { many } from "../../../graph/figures.ts";
import type { Replica, Tables } from "../../../store/replica.ts";
import { Stepper } from "../../../ui/Stepper.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useAnswers } from "../useAnswers.ts";
import { useCall } from "../useCall.ts";
import { GroupTargets } from "./GroupTargets.tsx";
import { Hooks, Policies } from "./GroupRules.tsx";
import { InstanceRefresh } from "./InstanceRefresh.tsx";
import { MemberList } from "./MemberLine.tsx";
import { membersOf } from "./membersOf.ts";
import { ScheduledSizes } from "./ScheduledSizes.tsx";
import { WarmPool } from "./WarmPool.tsx";

type GroupRow = Rows["autoscaling.groups"];

/** An Auto Scaling group: how many instances it should have, those it has, and what it did. */
export function AutoScalingGroupOverview({ group, state: { now, tables } }: { readonly group: GroupRow; readonly state: Replica }) {
  const all = membersOf(group.autoScalingGroupName, tables);
  const members = all.filter(({ row }) => !isWarmed(row));
  return (
    <>
      <Capacity group={group} tables={tables} />
      <Block title="Instances" aside={many(members.length, "instance")}>
        <MemberList members={members} />
        {members.length === 0 && <p className="text-ink-3">None yet.</p>}
      </Block>
      <WarmPool group={group} members={all.filter(({ row }) => isWarmed(row))} />
      <InstanceRefresh group={group} />
      <GroupTargets group={group} tables={tables} />
      <ScheduledSizes group={group} now={now} />
      <Policies group={group} />
      <Hooks group={group} />
      <Activities name={group.autoScalingGroupName} />
    </>
  );
}

function Capacity({ group, tables }: { readonly group: GroupRow; readonly tables: Tables }) {
  const asking = useCall();
  const provider = providerOver(group.autoScalingGroupName, tables);
  const { autoScalingGroupName: AutoScalingGroupName, desiredCapacity, minSize, maxSize, subnetIds, launchTemplate, isDeleting, mixed } = group;
  const set = (DesiredCapacity: number) => void asking.make(call("autoscaling", "SetDesiredCapacity", { AutoScalingGroupName, DesiredCapacity }));
  const update = (sizes: { readonly MinSize?: number; readonly MaxSize?: number }) => void asking.make(call("autoscaling", "UpdateAutoScalingGroup", { AutoScalingGroupName, ...sizes }));
  return (
    <Block title="Auto Scaling group">
      <Facts>
        <Fact name="Desired capacity">
          <Stepper label="Desired capacity" size="sm" value={desiredCapacity} disabled={asking.isBusy || isDeleting} onChange={set} />
        </Fact>
        <Fact name="Maximum">
          <Stepper label="Maximum size" size="sm" min={minSize} value={maxSize} disabled={asking.isBusy || isDeleting} onChange={(MaxSize) => update({ MaxSize })} />
        </Fact>
        <Fact name="Minimum">
          <Stepper label="Minimum size" size="sm" max={maxSize} value={minSize} disabled={asking.isBusy || isDeleting} onChange={(MinSize) => update({ MinSize })} />
        </Fact>
        <Fact name="Provider">
          {provider === undefined ? (
            <span className="text-ink-3">None: ECS does not change the desired capacity</span>
          ) : (
            <RefLink to={{ table: "ecs.capacityProviders", id: provider.capacityProviderArn }}>{provider.name}</RefLink>
          )}
        </Fact>
        <Fact name="Launch template">
          {launchTemplate.launchTemplateName}, version {launchTemplate.version}
        </Fact>
        {mixed !== undefined && mixed !== null && (
          <Fact name="On Spot">
            {100 - mixed.onDemandPercentageAboveBaseCapacity} %{mixed.onDemandBaseCapacity > 0 && ` above ${mixed.onDemandBaseCapacity} on demand`}, {mixed.spotAllocationStrategy}
          </Fact>
        )}
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
    </Block>
  );
}

/** As DescribeScalingActivities tells them, the newest first. */
function Activities({ name }: { readonly name: string }) {
  const read = call("autoscaling", "DescribeScalingActivities", { AutoScalingGroupName: name, MaxRecords: 10 });
  const [answer] = useAnswers([{ label: "describe-scaling-activities", call: read, watches: ["autoscaling.groups", "autoscaling.instances"] }]) ?? [];
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
