import type { Replica } from "../../store/replica.ts";
import { onDemand } from "../../ui/onDemand.ts";
import { ClusterOverview } from "./ClusterOverview.tsx";
import { InstanceOverview } from "./InstanceOverview.tsx";
import { LoadBalancerOverview } from "./LoadBalancerOverview.tsx";
import { ServiceOverview } from "./ServiceOverview.tsx";
import type { Subject } from "./subject.ts";
import { TagList } from "./TagList.tsx";
import { TargetGroupOverview } from "./TargetGroupOverview.tsx";
import { TaskDefinitionOverview } from "./TaskDefinitionOverview.tsx";
import { TaskOverview } from "./TaskOverview.tsx";
import { ZoneOverview } from "./ZoneOverview.tsx";

const ClassicOverview = onDemand(() => import("./ClassicOverview.tsx").then((code) => code.ClassicOverview));
const AccountOverview = onDemand(() => import("./AccountOverview.tsx").then((code) => code.AccountOverview));

/** What there is to know of a subject at a glance. */
export function Overview(props: OverviewProps) {
  return (
    <>
      <Particulars {...props} />
      <TagList subject={props.subject} />
    </>
  );
}

interface OverviewProps {
  readonly subject: Subject;
  readonly state: Replica;
}

function Particulars({ subject, state }: OverviewProps) {
  switch (subject.kind) {
    case "cluster":
      return <ClusterOverview cluster={subject.cluster} state={state} />;
    case "service":
      return <ServiceOverview service={subject.service} state={state} />;
    case "task":
      return <TaskOverview task={subject.task} state={state} />;
    case "instance":
      return <InstanceOverview subject={subject} state={state} />;
    case "taskDefinition":
      return <TaskDefinitionOverview definition={subject.definition} state={state} />;
    case "targetGroup":
      return <TargetGroupOverview group={subject.group} state={state} />;
    case "loadBalancer":
      return <LoadBalancerOverview balancer={subject.balancer} state={state} />;
    case "classicBalancer":
      return <ClassicOverview balancer={subject.balancer} state={state} />;
    case "zone":
      return <ZoneOverview zone={subject.zone} state={state} />;
    default:
      return <AccountOverview subject={subject} state={state} />;
  }
}
