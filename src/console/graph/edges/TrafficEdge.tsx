import type { EdgeProps } from "@xyflow/react";
import { memo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { tally } from "../../store/following.ts";
import { useLens, useLensMark } from "../../store/lens.ts";
import { type Replica, useReplica } from "../../store/replica.ts";
import { hueStyle } from "../../ui/hue.ts";
import { useShownService } from "../shownService.ts";
import { useServiceLook } from "../serviceLooks.ts";
import { Stop } from "../LensPart.ts";
import { projectionNow, type TrafficEdgeType } from "../projection.ts";
import { flowAlong } from "../rules/ruleFlow.ts";
import { INTERNET } from "../things.ts";
import { lineOf } from "./paths.ts";
import { Stream } from "./Stream.tsx";

/** Requests from the Internet to a load balancer, or from a rule to a target group. */
export const TrafficEdge = memo(function TrafficEdge({ data, source, target }: EdgeProps<TrafficEdgeType>) {
  const groups = data?.targetGroupArns ?? [];
  // To a balancer come also the requests that it answers itself.
  const requestsPerSecond = useReplica(({ tables }) => (data === undefined ? 0 : flowAlong({ ruleArns: data.ruleArns, targetGroupArns: source === INTERNET ? null : groups }, tables, projectionNow().structure).requestsPerSecond));
  const lens = useLens();
  const mark = useLensMark(target);
  const isSick = useReplica((state) => groups.length > 0 && groups.every((arn) => hasNoHealthyTarget(arn, state)));
  const shown = useShownService();
  const isShown = useReplica(({ tables }) => groups.length === 1 && shown !== null && (tables["ecs.services"].get(shown)?.loadBalancers.some((one) => one.targetGroupArn === groups[0]) ?? false));
  const hue = useServiceLook(shown ?? "")?.hue;
  if (data === undefined) return null;
  const path = lineOf(data);
  const isBroken = lens === null ? isSick : mark?.kind === "shut";
  const middle = { x: (data.from.x + data.to.x) / 2, y: (data.from.y + data.to.y) / 2 };
  return (
    <g style={isShown && hue !== undefined ? hueStyle(hue) : undefined}>
      <Stream path={path} requestsPerSecond={requestsPerSecond} share={data.share} isHued={isShown} isBroken={isBroken} />
      {lens === null && isSick && <Stop at={middle} says="No target is healthy" />}
      {mark !== undefined && <Stop at={middle} says={mark.says} isLocked={mark.kind === "locked"} />}
    </g>
  );
});

const targets = tally<"elbv2.targets">(({ targetGroupArn, state }) => `${state} ${targetGroupArn}`);

/** With no target at all there is nothing that could be broken. */
function hasNoHealthyTarget(targetGroupArn: string, { tables }: Replica): boolean {
  const count = (state: Rows["elbv2.targets"]["state"]) => targets(tables["elbv2.targets"], `${state} ${targetGroupArn}`);
  return count("healthy") === 0 && count("unhealthy") > 0;
}
