import { shortZone } from "../../../../aws/shortZone.ts";
import type { Plan, PlannedTask } from "../../../../bridge/protocol.ts";
import { figure } from "../../../graph/figures.ts";
import { lookAtTask } from "../../../graph/preview.ts";
import { useReplica } from "../../../store/replica.ts";
import { classNames } from "../../../ui/classNames.ts";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { InstanceName } from "./InstanceName.tsx";
import { pointAt } from "./pointAt.ts";

export interface PlannedTasksProps {
  readonly plan: Plan;
  readonly count: number;
  /** The task that is looked at. */
  readonly number: number;
}

/** All tasks of a plan, with the instance that each lands on. */
export function PlannedTasks({ plan: { tasks }, count, number }: PlannedTasksProps) {
  const missing = count - tasks.length;
  return (
    <Block title="All tasks" aside={`${figure(tasks.length)} of ${figure(count)} land`}>
      <table aria-label="All tasks of the preview" className="w-full text-xs">
        <tbody>
          {tasks.map((task) => (
            <TaskRow key={task.number} task={task} isLookedAt={task.number === number} />
          ))}
          {missing > 0 && (
            <tr className={classNames("h-6", number > tasks.length && "bg-accent-soft")}>
              <td className="w-6 rounded-l-chip pl-1.5 font-semibold text-ink-2">{tasks.length + 1}</td>
              <td colSpan={3}>{missing === 1 ? "waits for room" : `and ${figure(missing - 1)} more wait for room`}</td>
              <td className="rounded-r-chip pr-1.5 text-right text-bad">
                <StatusGlyph status="failed" size={11} /> does not fit
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </Block>
  );
}

function TaskRow({ task, isLookedAt }: { readonly task: PlannedTask; readonly isLookedAt: boolean }) {
  const type = useReplica(({ tables }) => tables["ecs.containerInstances"].get(task.containerInstanceArn)?.instanceType);
  return (
    <tr
      title={task.because}
      aria-current={isLookedAt}
      onClick={() => lookAtTask(task.number)}
      onPointerEnter={() => pointAt([task.containerInstanceArn])}
      onPointerLeave={() => pointAt(null)}
      className={classNames("h-6", isLookedAt ? "bg-accent-soft" : "hover:bg-hover")}
    >
      <td className="w-6 rounded-l-chip pl-1.5 font-semibold text-ink-2">{task.number}</td>
      <td>
        <InstanceName containerInstanceArn={task.containerInstanceArn} />
      </td>
      <td className="text-ink-2">{shortZone(task.availabilityZone)}</td>
      <td className="text-ink-2">{type}</td>
      <td className="rounded-r-chip pr-1.5 text-right text-ok [&_svg]:inline">
        <StatusGlyph status="healthy" size={11} /> fits
      </td>
    </tr>
  );
}
