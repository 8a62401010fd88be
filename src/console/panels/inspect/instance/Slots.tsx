import type { Rows } from "../../../../bridge/protocol.ts";
import { many } from "../../../graph/figures.ts";
import { nameIn } from "../../../store/names.ts";
import type { Replica } from "../../../store/replica.ts";
import { serviceHue } from "../../../store/serviceHue.ts";
import { select } from "../../../store/selection.ts";
import { classNames } from "../../../ui/classNames.ts";
import { hueStyle } from "../../../ui/hue.ts";
import { Block } from "../Block.tsx";

export interface SlotsProps {
  readonly title: string;
  /** One of them: `network interface`. */
  readonly noun: string;
  readonly total: number;
  readonly tasks: readonly Rows["ecs.tasks"][];
  /** How many a task holds. */
  readonly heldBy: (task: Rows["ecs.tasks"]) => number;
  readonly state: Replica;
}

/** Things of which an instance has a few, and the tasks that hold them: interfaces, GPUs. */
export function Slots({ title, noun, total, tasks, heldBy, state }: SlotsProps) {
  const holders = tasks.flatMap((task) => Array.from({ length: heldBy(task) }, () => task));
  const free = Math.max(0, total - holders.length);
  return (
    <Block title={title} aside={`${free} of ${many(total, noun)} free`}>
      <ul className="flex flex-wrap gap-1">
        {holders.map((task, at) => (
          <li key={`${task.taskArn} ${at}`}>
            <button
              type="button"
              title={task.networkInterface?.privateIpv4Address ?? undefined}
              onClick={() => select({ table: "ecs.tasks", id: task.taskArn })}
              style={styleOf(task, state)}
              className={classNames("h-6 rounded-chip px-2 text-xs font-medium forced-color-adjust-none", "bg-(--c) text-(--on)")}
            >
              {nameIn(task.taskDefinitionArn)}
            </button>
          </li>
        ))}
        {Array.from({ length: Math.min(free, FREE_SHOWN) }, (_, at) => (
          <li key={at} className="grid h-6 w-12 place-items-center rounded-chip border border-dashed border-line-3 text-xs text-ink-3">
            free
          </li>
        ))}
        {free > FREE_SHOWN && <li className="self-center text-xs text-ink-3">and {free - FREE_SHOWN} more free</li>}
      </ul>
    </Block>
  );
}

const FREE_SHOWN = 12;

function styleOf({ serviceArn }: Rows["ecs.tasks"], { tables }: Replica) {
  const service = serviceArn === null ? undefined : tables["ecs.services"].get(serviceArn);
  return hueStyle(service === undefined ? 10 : serviceHue(service));
}
