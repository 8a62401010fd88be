import type { Rows } from "../../../bridge/protocol.ts";
import { openDialog } from "../../dialogs/requests.ts";
import { nameIn } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { Button } from "../../ui/Button.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import { Block } from "./Block.tsx";
import { figure } from "../../graph/figures.ts";
import { rulesOf } from "../../graph/rules/listenerRules.ts";
import { conditionBrief, sharesOf } from "../../graph/rules/ruleWords.ts";
import { Fact, Facts } from "./Facts.tsx";
import { LoadOf } from "./load/LoadOf.tsx";
import { RefLink } from "./RefLink.tsx";
import { TargetTable } from "./TargetTable.tsx";

export interface TargetGroupOverviewProps {
  readonly group: Rows["elbv2.targetGroups"];
  readonly state: Replica;
}

/** A target group: its targets, how they are checked, who sends requests and who answers. */
export function TargetGroupOverview({ group, state }: TargetGroupOverviewProps) {
  const { tables } = state;
  const services = [...tables["ecs.services"].values()].filter(
    (service) => service.status !== "INACTIVE" && service.loadBalancers.some((one) => one.targetGroupArn === group.targetGroupArn),
  );
  const rules = [...tables["elbv2.listeners"].values()].flatMap((listener) =>
    rulesOf(listener, tables)
      .filter(({ action }) => sharesOf(action).has(group.targetGroupArn))
      .map((rule) => `${listener.protocol} :${listener.port} ${conditionBrief(rule)}`),
  );
  const traffic = tables["physics.traffic"].get(group.targetGroupArn);
  return (
    <>
      <TargetTable group={group} state={state} />
      <Block title="Requests">
        <Facts>
          <Fact name="From">
            {group.loadBalancerArn === null ? (
              <span className="text-ink-3">No listener forwards here</span>
            ) : (
              <RefLink to={{ table: "elbv2.loadBalancers", id: group.loadBalancerArn }}>{nameIn(group.loadBalancerArn)}</RefLink>
            )}
          </Fact>
          {rules.length > 0 && <Fact name="Rules">{rules.join(", ")}</Fact>}
          <Fact name="Load">{traffic === undefined ? "None" : `${figure(traffic.requestsPerSecond)} requests/s`}</Fact>
          {traffic !== undefined && <Fact name="Answered">{Math.round(traffic.successShare * 1000) / 10}% below 500</Fact>}
          <Fact name="Answered by">
            {services.length === 0 && <span className="text-ink-3">No service</span>}
            {services.map((service) => (
              <RefLink key={service.serviceArn} to={{ table: "ecs.services", id: service.serviceArn }}>
                <Swatch hue={serviceHue(service)} size="sm" />
                {service.serviceName}
              </RefLink>
            ))}
          </Fact>
        </Facts>
      </Block>
      <LoadOf goals={[{ arn: group.targetGroupArn }]} state={state} />
      <HealthCheck group={group} />
      <Attributes group={group} />
    </>
  );
}

/** The delay, and what is not as it usually is. */
function Attributes({ group }: { readonly group: Rows["elbv2.targetGroups"] }) {
  return (
    <Block
      title="Attributes"
      aside={
        <Button size="sm" title="ModifyTargetGroupAttributes" onClick={() => openDialog({ kind: "attributes", of: "targetGroup", arn: group.targetGroupArn })}>
          Edit…
        </Button>
      }
    >
      <Facts>
        <Fact name="Draining">{group.deregistrationDelaySeconds} s deregistration delay</Fact>
      </Facts>
      <dl className="text-xs">
        {Object.entries(group.attributes).map(([key, value]) => (
          <div key={key} className="flex justify-between gap-2 py-0.5">
            <dt className="min-w-0 wrap-anywhere text-ink-3">{key}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}

function HealthCheck({ group }: { readonly group: Rows["elbv2.targetGroups"] }) {
  return (
    <Block
      title="Health check"
      aside={
        <Button size="sm" title="ModifyTargetGroup" onClick={() => openDialog({ kind: "healthCheck", targetGroupArn: group.targetGroupArn })}>
          Edit…
        </Button>
      }
    >
      <Facts>
        <Fact name="Request">
          {group.healthCheckProtocol} {group.healthCheckPath}
        </Fact>
        <Fact name="Port">{group.healthCheckPort}</Fact>
        {group.matcherHttpCode !== null && <Fact name="Success codes">{group.matcherHttpCode}</Fact>}
        <Fact name="Every">
          {group.healthCheckIntervalSeconds} s, timeout {group.healthCheckTimeoutSeconds} s
        </Fact>
        <Fact name="Healthy after">{group.healthyThresholdCount} in a row</Fact>
        <Fact name="Unhealthy after">{group.unhealthyThresholdCount} in a row</Fact>
      </Facts>
    </Block>
  );
}
