import { memo } from "react";
import { select } from "../../store/selection.ts";
import { useReplica } from "../../store/replica.ts";
import { classNames } from "../../ui/classNames.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { useDragSource } from "../drag.ts";
import { useDropClass } from "../dropState.ts";
import { rate } from "../figures.ts";
import { elementIdOf, setFocused, useIsFocused } from "../focus.ts";
import { projectionNow } from "../projection.ts";
import type { ListenerRule } from "../rules/listenerRules.ts";
import { flowAlong, type Way } from "../rules/ruleFlow.ts";
import { actionBrief, actionWords, conditionBrief } from "../rules/ruleWords.ts";

/** A rule on its balancer's card. It is dragged to another place to be asked there, or onto a target group. */
export const RuleLine = memo(function RuleLine({ rule }: { readonly rule: ListenerRule }) {
  const { ruleArn, priority, action } = rule;
  const source = useDragSource({ kind: "rule", arn: ruleArn });
  const isFocused = useIsFocused(ruleArn);
  const dropClass = useDropClass(ruleArn);
  const condition = conditionBrief(rule);
  const does = actionBrief(action);
  const label = `Rule ${priority === null ? "by default" : `${priority}, ${condition}`} ${actionWords(action)}`;
  return (
    <div
      id={elementIdOf(ruleArn)}
      role="group"
      aria-label={`${label}.`}
      title={label}
      data-thing={ruleArn}
      className={classNames("rule nopan", isFocused && "foc", dropClass)}
      onClick={(event) => {
        event.stopPropagation();
        select({ table: "elbv2.rules", id: ruleArn });
        setFocused(ruleArn);
      }}
      {...source}
    >
      <i>{priority ?? "–"}</i>
      <span>{condition}</span>
      {does !== "" && <b>{does}</b>}
      <Requests ruleArn={ruleArn} />
    </div>
  );
});

/** How many requests take a rule, and that some of them fail. */
function Requests({ ruleArn }: { readonly ruleArn: string }) {
  const text = useReplica(({ tables }) => {
    const way: Way = { ruleArns: [ruleArn], targetGroupArns: null };
    const { requestsPerSecond, failing } = flowAlong(way, tables, projectionNow().structure);
    return requestsPerSecond === 0 ? "" : `${rate(requestsPerSecond)}|${Math.ceil(failing * 100)}`;
  });
  const [requests = "", failing = "0"] = text.split("|");
  if (requests === "") return null;
  return (
    <em title={failing === "0" ? undefined : `${failing} % of the requests fail`}>
      {failing !== "0" && <StatusGlyph status="failed" size={10} label={`${failing} % fail`} />}
      {requests}
    </em>
  );
}
