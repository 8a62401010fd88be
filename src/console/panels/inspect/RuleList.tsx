import { GripVertical } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { carryOut } from "../../graph/carryOut.ts";
import { rate } from "../../graph/figures.ts";
import { projectionNow } from "../../graph/projection.ts";
import { calls } from "../../graph/proposal.ts";
import { type ListenerRule, rulesOf } from "../../graph/rules/listenerRules.ts";
import { reordered, type Reordering } from "../../graph/rules/reorder.ts";
import { flowAlong } from "../../graph/rules/ruleFlow.ts";
import { actionWords, conditionBrief } from "../../graph/rules/ruleWords.ts";
import { openDialog } from "../../dialogs/requests.ts";
import type { Tables } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { useRuleGrip } from "./useRuleGrip.ts";

export interface RuleListProps {
  readonly listener: Rows["elbv2.listeners"];
  readonly tables: Tables;
}

/** The rules of a listener in the order in which they are asked: moved by their grip, or by Alt and an arrow; Enter edits one. */
export function RuleList({ listener, tables }: RuleListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const rules = rulesOf(listener, tables);
  const make = (next: Reordering | null) => {
    if (next === null) return;
    setSaid(next.says);
    void carryOut(calls(next.says, next.call));
  };
  const grip = useRuleGrip(list, (from, to) => make(reordered(rules, from, to)));
  const preview = grip.held === null ? null : reordered(rules, grip.held.from, grip.held.to);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, at: number) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    make(reordered(rules, at, at + by));
  };
  return (
    <>
      <ol ref={list} aria-label={`Rules of ${listener.protocol} :${listener.port}, in the order they are asked`}>
        {rules.map((rule, at) => (
          <RuleItem
            key={rule.ruleArn}
            rule={rule}
            tables={tables}
            mark={grip.held === null ? null : grip.held.from === at ? "held" : grip.held.to === at && preview !== null ? "goal" : null}
            onGrip={rule.priority === null ? null : (event) => grip.take(at, event)}
            onKeyDown={(event) => onKeyDown(event, at)}
          />
        ))}
      </ol>
      <p aria-live="polite" className={preview === null ? "sr-only" : "pt-1 text-xs text-ink-2"}>
        {preview?.says ?? said}
      </p>
    </>
  );
}

interface RuleItemProps {
  readonly rule: ListenerRule;
  readonly tables: Tables;
  readonly mark: "held" | "goal" | null;
  /** null: it stays where it is. */
  readonly onGrip: ((event: PointerEvent<HTMLElement>) => void) | null;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

function RuleItem({ rule, tables, mark, onGrip, onKeyDown }: RuleItemProps) {
  const { ruleArn, listenerArn, priority, action } = rule;
  const { requestsPerSecond, failing } = flowAlong({ ruleArns: [ruleArn], targetGroupArns: null }, tables, projectionNow().structure);
  const failed = Math.ceil(failing * 100);
  return (
    <li className={classNames("flex items-center gap-1 rounded-card", mark === "held" && "opacity-50", mark === "goal" && "bg-hover")}>
      <span aria-hidden className={classNames("flex h-6 w-4 touch-none items-center justify-center text-ink-3", onGrip !== null && "cursor-grab active:cursor-grabbing")} onPointerDown={onGrip ?? undefined}>
        {onGrip !== null && <GripVertical size={12} />}
      </span>
      <Button
        size="sm"
        variant="ghost"
        className="min-w-0 flex-1 justify-start"
        title={onGrip === null ? undefined : "Alt+↑ and Alt+↓ move it"}
        onKeyDown={onKeyDown}
        onClick={() => openDialog({ kind: "rule", listenerArn, ruleArn, targetGroupArn: null })}
      >
        <span className="w-7 shrink-0 text-left text-ink-3">{priority ?? "–"}</span>
        <span className="truncate">
          {conditionBrief(rule)} <span className="font-normal text-ink-3">{actionWords(action)}</span>
        </span>
      </Button>
      {requestsPerSecond > 0 && (
        <span className={classNames("text-xs whitespace-nowrap", failed > 0 ? "text-bad" : "text-ink-3")} title={failed > 0 ? `${failed} % of the requests fail` : undefined}>
          {rate(requestsPerSecond)}
          {failed > 0 && `, ${failed} % fail`}
        </span>
      )}
    </li>
  );
}
