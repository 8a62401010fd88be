import { useEffect, useState } from "react";
import type { WayOut } from "../../../bridge/protocol.ts";
import { Repairs } from "../../graph/Repairs.tsx";
import { engine } from "../../store/engine.ts";
import { messageParts } from "../../store/messageParts.ts";
import type { Replica } from "../../store/replica.ts";
import { Shortened } from "../../ui/Shortened.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Block } from "./Block.tsx";

export interface WaysOutProps {
  readonly instanceId: string;
  readonly state: Replica;
}

const TITLES: Readonly<Record<WayOut["to"], string>> = { ecs: "To ECS", ecr: "To Amazon ECR", "public registry": "To public registries", secretsmanager: "To Secrets Manager", ssm: "To Parameter Store", logs: "To CloudWatch Logs" };

/** How an instance gets to ECS and to registries, and what opens a way that is closed. */
export function WaysOut({ instanceId, state }: WaysOutProps) {
  const ways = useWaysOut(instanceId, state);
  if (ways.length === 0) return null;
  return (
    <Block title="Ways out">
      <ul>
        {ways.map((way) => (
          <li key={way.to} className="py-0.75">
            <div className="flex items-center gap-2">
              <StatusGlyph status={way.isOpen ? "healthy" : "failed"} size={11} label={way.isOpen ? "open" : "closed"} />
              <span>{TITLES[way.to]}</span>
            </div>
            <p className="pl-4.75 text-xs wrap-anywhere text-ink-3">
              <Shortened parts={messageParts(way.says)} />
            </p>
            {way.repairs.length > 0 && (
              <div className="mt-1 pl-4.75">
                <Repairs repairs={way.repairs} isFirstChoice={false} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** Asked again when something of the network has changed. */
function useWaysOut(instanceId: string, { tables }: Replica): readonly WayOut[] {
  const [answer, setAnswer] = useState<{ readonly of: string; readonly ways: readonly WayOut[] } | null>(null);
  const [groups, routes, associations] = [tables["ec2.securityGroups"], tables["ec2.routeTables"], tables["ec2.routeTableAssociations"]];
  const [nats, gateways, endpoints] = [tables["ec2.natGateways"], tables["ec2.internetGateways"], tables["ec2.vpcEndpoints"]];
  const securityGroupIds = tables["ec2.instances"].get(instanceId)?.securityGroupIds;
  useEffect(() => {
    let isWanted = true;
    void engine()
      .waysOut(instanceId)
      .then((ways) => isWanted && setAnswer({ of: instanceId, ways }));
    return () => {
      isWanted = false;
    };
  }, [instanceId, groups, routes, associations, nats, gateways, endpoints, securityGroupIds]);
  return answer?.of === instanceId ? answer.ways : [];
}
