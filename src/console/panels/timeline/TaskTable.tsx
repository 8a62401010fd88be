import { clockText } from "../../../lib/timeText.ts";
import { messageParts } from "../../store/messageParts.ts";
import { nameIn, shortName } from "../../store/names.ts";
import { select } from "../../store/selection.ts";
import { copyWhole, Shortened } from "../../ui/Shortened.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import type { GanttRow } from "./ganttBars.ts";

/** The chart in words: the same tasks, with the times at which each changed. */
export function TaskTable({ rows }: { readonly rows: readonly GanttRow[] }) {
  return (
    <div tabIndex={0} onCopy={copyWhole} role="region" aria-label="Times of the tasks" className="min-h-0 flex-1 overflow-auto">
      <table className="w-full border-collapse text-left">
        <thead className="sticky top-0 bg-surface text-xs text-ink-3">
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="h-6 px-2 font-medium whitespace-nowrap first:pl-3">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.taskArn} className="h-6 border-t border-line hover:bg-hover">
              <th scope="row" className="pr-2 pl-3 font-normal whitespace-nowrap">
                <button
                  type="button"
                  title={row.taskArn}
                  onClick={() => select({ table: "ecs.tasks", id: row.taskArn })}
                  className="inline-flex items-center gap-1.5 rounded-chip font-medium text-accent hover:underline"
                >
                  <Swatch hue={row.hue} size="sm" />
                  {row.serviceName} <span className="font-mono text-xs">{shortName(row.taskArn)}</span>
                </button>
              </th>
              <td className="px-2 whitespace-nowrap">{nameIn(row.task.taskDefinitionArn)}</td>
              <Time at={row.from} />
              <Time at={row.task.startedAt} />
              <Time at={row.task.healthyAt} />
              <Time at={row.task.stoppingAt} />
              <Time at={row.stoppedAt} />
              <td className="px-2 text-ink-2">
                <Shortened parts={messageParts(row.failure ?? row.task.stoppedReason ?? "")} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const COLUMNS = ["Task", "Revision", "Created", "Started", "Healthy", "Stopping", "Stopped", "Why it stopped"];

function Time({ at }: { readonly at: number | null }) {
  return <td className="px-2 text-xs whitespace-nowrap text-ink-2">{at === null ? "" : clockText(at)}</td>;
}
