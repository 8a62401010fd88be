import { by } from "../../../lib/compare.ts";
import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { clockText } from "../../../lib/timeText.ts";
import { mainGroup } from "../../store/forwarding.ts";
import { nameIn } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Block } from "./Block.tsx";
import { figure } from "../../graph/figures.ts";
import { Fact, Facts } from "./Facts.tsx";
import { GroupChoice } from "./GroupChoice.tsx";
import { RefLink } from "./RefLink.tsx";

export interface LoadBalancerOverviewProps {
  readonly balancer: Rows["elbv2.loadBalancers"];
  readonly state: Replica;
}

/** A load balancer: its listeners with their default rule, and where it stands. */
export function LoadBalancerOverview({ balancer, state }: LoadBalancerOverviewProps) {
  const listeners = [...state.tables["elbv2.listeners"].values()]
    .filter((one) => one.loadBalancerArn === balancer.loadBalancerArn)
    .sort(by((one) => one.port));
  return (
    <>
      <Block title="Listeners" aside={listeners.length === 0 ? undefined : "default rule"}>
        {listeners.length === 0 ? (
          <p className="text-ink-3">None. Requests come in through a listener.</p>
        ) : (
          <ul>
            {listeners.map((listener) => (
              <li key={listener.listenerArn} className="flex h-6 items-center gap-2">
                <span className="font-medium">
                  {listener.protocol} :{listener.port}
                </span>
                <DefaultRule listener={listener} state={state} />
              </li>
            ))}
          </ul>
        )}
      </Block>
      <GroupChoice
        groupIds={balancer.securityGroupIds}
        vpcId={balancer.vpcId}
        tables={state.tables}
        replace={(SecurityGroups) => call("elbv2", "SetSecurityGroups", { LoadBalancerArn: balancer.loadBalancerArn, SecurityGroups })}
      />
      <Block title="Configuration">
        <Facts>
          <Fact name="DNS name">
            <span className="min-w-0 flex-1">{balancer.dnsName}</span>
            <CopyButton label="Copy DNS name" text={balancer.dnsName} />
          </Fact>
          <Fact name="Scheme">{balancer.scheme}</Fact>
          <Fact name="Zones">{balancer.availabilityZones.join(", ")}</Fact>
          <Fact name="VPC" mono>
            {balancer.vpcId}
          </Fact>
          <Fact name="Created">{clockText(balancer.createdTime)}</Fact>
        </Facts>
      </Block>
    </>
  );
}

function DefaultRule({ listener, state }: { readonly listener: Rows["elbv2.listeners"]; readonly state: Replica }) {
  const group = mainGroup(listener);
  if (group === undefined) return <span className="text-ink-3">answers with a {listener.defaultAction.type}</span>;
  return (
    <>
      <span className="text-ink-3">forwards to</span>
      <RefLink to={{ table: "elbv2.targetGroups", id: group }}>{nameIn(group)}</RefLink>
      <span className="ml-auto text-xs text-ink-3">{loadOf(group, state)}</span>
    </>
  );
}

function loadOf(targetGroupArn: string, { tables }: Replica): string {
  const traffic = tables["physics.traffic"].get(targetGroupArn);
  return traffic === undefined ? "no requests" : `${figure(traffic.requestsPerSecond)}/s`;
}
