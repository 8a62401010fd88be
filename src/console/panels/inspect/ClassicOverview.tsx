import type { ReactNode } from "react";
import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { clockText } from "../../../lib/timeText.ts";
import { subnetCalls } from "../../dialogs/classic/classicDrafts.ts";
import { type ClassicRequest, openDialog } from "../../dialogs/requests.ts";
import { glyphOf } from "../../graph/nodes/ClassicBalancer.tsx";
import { shortName } from "../../store/names.ts";
import type { Replica, Tables } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Block } from "./Block.tsx";
import { Fact, Facts } from "./Facts.tsx";
import { GroupChoice } from "./GroupChoice.tsx";
import { RefLink } from "./RefLink.tsx";
import { SubnetChoice } from "./SubnetChoice.tsx";

export interface ClassicOverviewProps {
  readonly balancer: Rows["elb.loadBalancers"];
  readonly state: Replica;
}

/** A Classic Load Balancer: its ports, its instances as `describe-instance-health` gives them, and what it asks them for. */
export function ClassicOverview({ balancer, state: { tables } }: ClassicOverviewProps) {
  const { loadBalancerName: LoadBalancerName, healthCheck: check, listeners } = balancer;
  const editing = (kind: ClassicRequest["kind"], operation: string, words = "Edit…") => (
    <Button size="sm" title={operation} onClick={() => openDialog({ kind, loadBalancerArn: balancer.loadBalancerArn })}>
      {words}
    </Button>
  );
  return (
    <>
      <Block title="Listeners" aside={editing("classicListener", "CreateLoadBalancerListeners", "Add…")}>
        {listeners.length === 0 && <p className="text-ink-3">None. Requests come in through a listener.</p>}
        <ul>
          {listeners.map(({ protocol, loadBalancerPort, instanceProtocol, instancePort }) => (
            <li key={loadBalancerPort} className="flex justify-between">
              <span>
                {protocol} :{loadBalancerPort}
              </span>
              <span className="text-ink-2">
                {instanceProtocol} :{instancePort} of each instance
              </span>
            </li>
          ))}
        </ul>
      </Block>
      <ClassicInstances balancer={balancer} tables={tables} />
      <Block title="Health check" aside={editing("classicHealthCheck", "ConfigureHealthCheck")}>
        <Facts>
          <Fact name="Target" mono>
            {check.target}
          </Fact>
          <Fact name="Every">{`${check.intervalSeconds} s, answered within ${check.timeoutSeconds} s`}</Fact>
          <Fact name="Out of service">{`after ${check.unhealthyThreshold} failures`}</Fact>
          <Fact name="Back in service">{`after ${check.healthyThreshold} successes; a new instance after the first`}</Fact>
        </Facts>
      </Block>
      <GroupChoice groupIds={balancer.securityGroupIds} vpcId={balancer.vpcId} tables={tables} replace={(SecurityGroups) => call("elb", "ApplySecurityGroupsToLoadBalancer", { LoadBalancerName, SecurityGroups })} />
      <SubnetChoice balancer={balancer} tables={tables} replace={(ids) => subnetCalls(balancer, ids)} />
      <Settings balancer={balancer} aside={editing("classicAttributes", "ModifyLoadBalancerAttributes", "Attributes…")} />
    </>
  );
}

function Settings({ balancer, aside }: Pick<ClassicOverviewProps, "balancer"> & { readonly aside: ReactNode }) {
  return (
    <Block title="Configuration" aside={aside}>
      <Facts>
        <Fact name="DNS name">
          <span className="min-w-0 flex-1">{balancer.dnsName}</span>
          <CopyButton label="Copy DNS name" text={balancer.dnsName} />
        </Fact>
        <Fact name="Scheme">{balancer.scheme}</Fact>
        <Fact name="Cross-zone">{balancer.isCrossZone ? "on" : "off"}</Fact>
        <Fact name="Connection draining">{balancer.drainSeconds === null ? "off" : `${balancer.drainSeconds} s`}</Fact>
        <Fact name="Idle timeout">{`${balancer.idleTimeoutSeconds} s`}</Fact>
        <Fact name="Created">{clockText(balancer.createdTime)}</Fact>
      </Facts>
    </Block>
  );
}

/** The instances that are registered, with AWS's words for how they are. */
export function ClassicInstances({ balancer, tables, named = false }: { readonly balancer: Rows["elb.loadBalancers"]; readonly tables: Tables; readonly named?: boolean }) {
  const instances = [...tables["elb.instances"].values()].filter(({ loadBalancerName }) => loadBalancerName === balancer.loadBalancerName);
  const inService = instances.filter(({ state }) => state === "InService").length;
  return (
    <Block
      title="Instances"
      aside={
        <>
          {`${inService} of ${instances.length} in service${named ? " in" : ""}`}
          {named && <RefLink to={{ table: "elb.loadBalancers", id: balancer.loadBalancerArn }}>{balancer.loadBalancerName}</RefLink>}
        </>
      }
    >
      {instances.length === 0 && <p className="text-ink-3">None yet. ECS registers the instance of a task here when it runs.</p>}
      <ul>
        {instances.map((one) => (
          <li key={one.registrationKey} className="pb-1">
            <span className="flex items-center justify-between gap-2">
              <span className="font-mono" title={one.instanceId}>
                <RefLink to={{ table: "ec2.instances", id: one.instanceId }}>{shortName(one.instanceId)}</RefLink>
              </span>
              <span className="inline-flex items-center gap-1.5">
                <StatusGlyph status={glyphOf(one)} size={10} />
                {one.state}
              </span>
            </span>
            {one.description !== "N/A" && <p className="text-ink-3">{one.description}</p>}
          </li>
        ))}
      </ul>
    </Block>
  );
}
