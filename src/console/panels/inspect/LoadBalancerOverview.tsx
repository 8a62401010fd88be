import { by } from "../../../lib/compare.ts";
import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { clockText } from "../../../lib/timeText.ts";
import { openDialog } from "../../dialogs/requests.ts";
import type { Replica } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Block } from "./Block.tsx";
import { Connections } from "./connections/Connections.tsx";
import { Fact, Facts } from "./Facts.tsx";
import { GroupChoice } from "./GroupChoice.tsx";
import { SubnetChoice } from "./SubnetChoice.tsx";
import { listenerLoadText } from "./load/listenerLoadText.ts";
import { LoadOf } from "./load/LoadOf.tsx";
import { RuleList } from "./RuleList.tsx";

export interface LoadBalancerOverviewProps {
  readonly balancer: Rows["elbv2.loadBalancers"];
  readonly state: Replica;
}

/** A load balancer: its listeners with their rules, and where it stands. */
export function LoadBalancerOverview({ balancer, state }: LoadBalancerOverviewProps) {
  const listeners = [...state.tables["elbv2.listeners"].values()]
    .filter((one) => one.loadBalancerArn === balancer.loadBalancerArn)
    .sort(by((one) => one.port));
  return (
    <>
      <Block title="Listeners" aside={listeners.length === 0 ? undefined : "rules as they are asked"}>
        {listeners.length === 0 && <p className="text-ink-3">None. Requests come in through a listener.</p>}
        {listeners.map((listener) => (
          <ListenerRules key={listener.listenerArn} listener={listener} state={state} isApplication={balancer.type === "application"} />
        ))}
      </Block>
      <LoadOf goals={listeners.map(({ listenerArn: arn, protocol, port }) => ({ arn, name: `${protocol} :${port}` }))} state={state} />
      {balancer.type === "network" && listeners.map((listener) => <Connections key={listener.listenerArn} listener={listener} tables={state.tables} />)}
      <GroupChoice
        groupIds={balancer.securityGroupIds}
        vpcId={balancer.vpcId}
        tables={state.tables}
        replace={(SecurityGroups) => call("elbv2", "SetSecurityGroups", { LoadBalancerArn: balancer.loadBalancerArn, SecurityGroups })}
      />
      <SubnetChoice balancer={balancer} tables={state.tables} replace={(Subnets) => [call("elbv2", "SetSubnets", { LoadBalancerArn: balancer.loadBalancerArn, Subnets })]} />
      <Block
        title="Configuration"
        aside={
          <Button size="sm" title="ModifyLoadBalancerAttributes" onClick={() => openDialog({ kind: "attributes", of: "loadBalancer", arn: balancer.loadBalancerArn })}>
            Attributes…
          </Button>
        }
      >
        <Facts>
          <Fact name="DNS name">
            <span className="min-w-0 flex-1">{balancer.dnsName}</span>
            <CopyButton label="Copy DNS name" text={balancer.dnsName} />
          </Fact>
          <Fact name="Scheme">{balancer.scheme}</Fact>
          <Fact name="VPC" mono>
            {balancer.vpcId}
          </Fact>
          <Fact name="Created">{clockText(balancer.createdTime)}</Fact>
        </Facts>
      </Block>
    </>
  );
}

interface ListenerRulesProps {
  readonly listener: Rows["elbv2.listeners"];
  readonly state: Replica;
  readonly isApplication: boolean;
}

function ListenerRules({ listener, state, isApplication }: ListenerRulesProps) {
  const { listenerArn, loadBalancerArn, protocol, port } = listener;
  const load = state.tables["physics.listenerLoads"].get(listenerArn);
  return (
    <section className="pb-2">
      <h4 className="flex h-6 items-center justify-between font-medium">
        {protocol} :{port}
        <span>
          <Button size="sm" variant="ghost" title="PutTraffic" onClick={() => openDialog({ kind: "traffic", goalArn: listenerArn })}>
            Traffic…
          </Button>
          <Button size="sm" variant="ghost" title="ModifyListener" onClick={() => openDialog({ kind: "listener", loadBalancerArn, listenerArn })}>
            Edit…
          </Button>
          {isApplication && (
            <Button size="sm" variant="ghost" title="CreateRule" onClick={() => openDialog({ kind: "rule", listenerArn, ruleArn: null, targetGroupArn: null })}>
              Add a rule…
            </Button>
          )}
        </span>
      </h4>
      {load !== undefined && <p className="text-xs text-ink-2">{listenerLoadText(load)}</p>}
      <RuleList listener={listener} tables={state.tables} />
    </section>
  );
}
