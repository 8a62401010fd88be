import { X } from "lucide-react";
import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import type { Tables } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";

type Group = Rows["autoscaling.groups"];

const CHECKS = [
  { value: "EC2", label: "EC2 alone" },
  { value: "ELB", label: "Target groups too" },
] as const;

/** The target groups that a group's instances are registered with, those that could be, and whether the group listens to what they find. */
export function GroupTargets({ group, tables }: { readonly group: Group; readonly tables: Tables }) {
  const asking = useCall();
  const { autoScalingGroupName: AutoScalingGroupName, targetGroupArns = [], healthCheckType = "EC2", isDeleting } = group;
  const able = isDeleting ? [] : attachable(group, tables);
  if (targetGroupArns.length === 0 && able.length === 0) return null;
  const change = (operation: "AttachLoadBalancerTargetGroups" | "DetachLoadBalancerTargetGroups", arn: string) => void asking.make(call("autoscaling", operation, { AutoScalingGroupName, TargetGroupARNs: [arn] }));
  return (
    <Block title="Target groups">
      <ul>
        {targetGroupArns.map((arn) => (
          <li key={arn} className="flex min-h-6 items-center gap-2">
            <RefLink to={{ table: "elbv2.targetGroups", id: arn }}>{nameOf(arn, tables)}</RefLink>
            <IconButton size="sm" icon={X} label={`Detach ${nameOf(arn, tables)}`} className="ml-auto" disabled={asking.isBusy} onClick={() => change("DetachLoadBalancerTargetGroups", arn)} />
          </li>
        ))}
      </ul>
      {able.length > 0 && (
        <div className="mb-2 flex flex-wrap items-center gap-1.5">
          {able.map(({ targetGroupArn: arn, targetGroupName }) => (
            <Button key={arn} size="sm" disabled={asking.isBusy} onClick={() => change("AttachLoadBalancerTargetGroups", arn)}>
              Attach {targetGroupName}
            </Button>
          ))}
        </div>
      )}
      <Facts>
        <Fact name="Health by">
          <Segmented label="Health check type" options={CHECKS} value={healthCheckType.includes("ELB") ? "ELB" : "EC2"} disabled={asking.isBusy || isDeleting} onChange={(HealthCheckType) => void asking.make(call("autoscaling", "UpdateAutoScalingGroup", { AutoScalingGroupName, HealthCheckType }))} />
        </Fact>
      </Facts>
      <RefusedInPlace asking={asking} />
    </Block>
  );
}

const nameOf = (arn: string, tables: Tables): string => tables["elbv2.targetGroups"].get(arn)?.targetGroupName ?? arn;

/** Those of instances in its VPC that it has not yet, and that no service of ECS registers its tasks with; the first few. */
function attachable({ subnetIds, targetGroupArns = [] }: Group, tables: Tables): readonly Rows["elbv2.targetGroups"][] {
  const vpcId = tables["ec2.subnets"].get(subnetIds[0] ?? "")?.vpcId;
  const taken = new Set([...tables["ecs.services"].values()].flatMap(({ loadBalancers }) => loadBalancers.map((one) => ("targetGroupArn" in one ? one.targetGroupArn : null))));
  const all = [...tables["elbv2.targetGroups"].values()].filter((row) => row.targetType === "instance" && row.vpcId === vpcId);
  return all.filter(({ targetGroupArn }) => !targetGroupArns.includes(targetGroupArn) && !taken.has(targetGroupArn)).slice(0, 4);
}
