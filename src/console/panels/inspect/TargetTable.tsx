import { useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { shortName } from "../../store/names.ts";
import type { Replica, Tables } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Block } from "./Block.tsx";
import { RefLink } from "./RefLink.tsx";
import { type Probes, type TargetLine, targetLines, targetsAsText } from "./targetRows.ts";
import { targetLook } from "./taskLook.ts";

/** Lines shown before the rest is asked for. */
const SHOWN = 10;

/** The targets of a group as `describe-target-health` gives them, with the task behind each. */
export function TargetTable({ group, state: { tables } }: { readonly group: Rows["elbv2.targetGroups"]; readonly state: Replica }) {
  const [all, setAll] = useState(false);
  const lines = targetLines(group, tables);
  const healthy = lines.filter(({ target }) => target.state === "healthy").length;
  return (
    <Block
      title="Targets"
      aside={
        <>
          {`${healthy} of ${lines.length} healthy`}
          {lines.length > 0 && <CopyButton label="Copy the targets as a table" text={() => targetsAsText(lines)} />}
        </>
      }
    >
      {lines.length === 0 ? (
        <p className="text-ink-3">None yet. ECS registers a task here when it runs.</p>
      ) : (
        <table className="w-full text-left text-xs" aria-label={`Targets of ${group.targetGroupName}`}>
          <thead className="text-ink-3">
            <tr>
              {["Target", "Port", "Zone", "Task", "State"].map((name) => (
                <th key={name} scope="col" className="pr-2 pb-1 font-normal last:pr-0">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {(all ? lines : lines.slice(0, SHOWN)).map((line) => (
            <Line key={line.target.targetKey} line={line} tables={tables} />
          ))}
        </table>
      )}
      {lines.length > SHOWN && (
        <Button size="sm" variant="ghost" className="mt-1" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${lines.length}`}
        </Button>
      )}
    </Block>
  );
}

function Line({ line: { target, task, probes }, tables }: { readonly line: TargetLine; readonly tables: Tables }) {
  const { targetId, port, availabilityZone, reason, description, state } = target;
  const look = targetLook(state);
  const name = targetId.startsWith("i-") ? shortName(targetId) : targetId;
  return (
    <tbody className="border-t border-line">
      <tr className="h-6">
        <td title={targetId} className="pr-2 font-mono">
          {tables["ec2.instances"].has(targetId) ? <RefLink to={{ table: "ec2.instances", id: targetId }}>{name}</RefLink> : name}
        </td>
        <td className="pr-2 font-mono">{port}</td>
        <td className="pr-2 whitespace-nowrap" title={availabilityZone}>
          {availabilityZone.replace(/^.*-(?=\d\w$)/, "")}
        </td>
        <td className="pr-2 font-mono">
          {task === null ? (
            <span className="text-ink-3">–</span>
          ) : (
            <RefLink to={{ table: "ecs.tasks", id: task.taskArn }}>
              <span title={task.taskArn}>{shortName(task.taskArn)}</span>
            </RefLink>
          )}
        </td>
        <td className="whitespace-nowrap">
          <span className="inline-flex items-center gap-1.5">
            <StatusGlyph status={look.status} size={10} />
            {state}
          </span>
        </td>
      </tr>
      {(reason !== null || probes !== null) && (
        <tr>
          <td colSpan={5} className="pb-1.5 text-ink-3">
            {reason !== null && <span className="font-mono text-ink-2">{reason}</span>}
            {description !== null && `${reason === null ? "" : ": "}${description}`}
            {probes !== null && <ProbeDots probes={probes} />}
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** A dot for each probe that a state takes; those that were made are filled. */
function ProbeDots({ probes: { count, of, towards } }: { readonly probes: Probes }) {
  const says = `${count} of ${of} probes ${towards === "healthy" ? "passed" : "failed"} in a row`;
  return (
    <span className={`flex items-center gap-1 ${towards === "healthy" ? "text-ok" : "text-bad"}`} title={says}>
      {Array.from({ length: of }, (_, at) => (
        <span key={at} aria-hidden className={`size-1.75 rounded-full border border-current ${at < count ? "bg-current" : ""}`} />
      ))}
      <span className="pl-1 text-ink-3">{says}</span>
    </span>
  );
}
