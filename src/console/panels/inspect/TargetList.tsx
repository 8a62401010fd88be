import { useState } from "react";
import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { nameIn, shortName } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Block } from "./Block.tsx";
import { RefLink } from "./RefLink.tsx";
import { taskBehind } from "./targetRows.ts";
import { targetLook } from "./taskLook.ts";

export interface TargetListProps {
  /** Nothing is shown for none. */
  readonly targetGroupArns: readonly string[];
  readonly state: Replica;
  /** Says which group it is, where that is not said already. */
  readonly named?: boolean;
}

/** The targets of a service's groups. */
export function TargetList({ targetGroupArns, state, named = false }: TargetListProps) {
  return targetGroupArns.map((arn) => <Targets key={arn} targetGroupArn={arn} state={state} named={named} />);
}

/** Lines shown before the rest is asked for. */
const SHOWN = 10;

/** Worst first: whoever looks at targets looks for the sick one. */
const ORDER: readonly Rows["elbv2.targets"]["state"][] = ["unhealthy", "initial", "unused", "draining", "healthy"];

interface TargetsProps {
  readonly targetGroupArn: string;
  readonly state: Replica;
  readonly named: boolean;
}

function Targets({ targetGroupArn, state, named }: TargetsProps) {
  const [all, setAll] = useState(false);
  const targets = [...state.tables["elbv2.targets"].values()]
    .filter((target) => target.targetGroupArn === targetGroupArn)
    .sort(by((target) => ORDER.indexOf(target.state), (target) => target.registeredAt, (target) => target.targetKey));
  const healthy = targets.filter((target) => target.state === "healthy").length;
  const shown = all ? targets : targets.slice(0, SHOWN);
  return (
    <Block
      title="Targets"
      aside={
        <>
          {`${healthy} of ${targets.length} healthy${named ? " in" : ""}`}
          {named && <RefLink to={{ table: "elbv2.targetGroups", id: targetGroupArn }}>{nameIn(targetGroupArn)}</RefLink>}
        </>
      }
    >
      {targets.length === 0 ? (
        <p className="text-ink-3">None yet. ECS registers a task here when it runs.</p>
      ) : (
        <ul>
          {shown.map((target) => (
            <TargetLine key={target.targetKey} target={target} state={state} />
          ))}
        </ul>
      )}
      {targets.length > SHOWN && (
        <Button size="sm" variant="ghost" className="mt-1" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${targets.length}`}
        </Button>
      )}
    </Block>
  );
}

function TargetLine({ target, state }: { readonly target: Rows["elbv2.targets"]; readonly state: Replica }) {
  const look = targetLook(target.state);
  const task = taskBehind(target, state.tables);
  return (
    <li className="py-0.75">
      <div className="flex items-center gap-2">
        <StatusGlyph status={look.status} size={11} />
        <TargetName target={target} state={state} />
        {task !== null && (
          <RefLink to={{ table: "ecs.tasks", id: task.taskArn }}>
            <span title={task.taskArn} className="font-mono text-xs">
              {shortName(task.taskArn)}
            </span>
          </RefLink>
        )}
        <span className="ml-auto text-xs text-ink-2">{look.word}</span>
      </div>
      {target.reason !== null && (
        <p className="pl-4.75 text-xs text-ink-3">
          {target.reason}
          {target.description === null ? "" : `: ${target.description}`}
        </p>
      )}
    </li>
  );
}

/** A target by its id: a link when it is an instance that is here. */
function TargetName({ target: { targetId, port }, state }: { readonly target: Rows["elbv2.targets"]; readonly state: Replica }) {
  const name = (
    <span title={targetId} className="font-mono text-xs">
      {targetId.startsWith("i-") ? shortName(targetId) : targetId}:{port}
    </span>
  );
  return state.tables["ec2.instances"].has(targetId) ? <RefLink to={{ table: "ec2.instances", id: targetId }}>{name}</RefLink> : name;
}
