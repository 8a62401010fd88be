import { useState } from "react";
import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { nameIn, shortName } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { Button } from "../../ui/Button.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import { Block } from "./Block.tsx";
import { many } from "../../graph/figures.ts";
import { RefLink } from "./RefLink.tsx";
import { taskLook } from "./taskLook.ts";

export interface TaskListProps {
  readonly title: string;
  readonly tasks: readonly Rows["ecs.tasks"][];
  readonly state: Replica;
  /** Set where tasks of several services stand together. */
  readonly withService?: boolean;
}

/** Host ports named in a line. */
const PORTS_SHOWN = 2;

/** Lines shown before the rest is asked for. */
const SHOWN = 12;

/** Tasks with their revision, host port and state; the youngest last, so that nothing jumps. */
export function TaskList({ title, tasks, state, withService = false }: TaskListProps) {
  const [all, setAll] = useState(false);
  const sorted = [...tasks].sort(by((task) => task.createdAt, (task) => task.taskArn));
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <Block title={title} aside={many(tasks.length, "task")}>
      {tasks.length === 0 ? (
        <p className="text-ink-3">None now.</p>
      ) : (
        <ul>
          {shown.map((task) => (
            <TaskLine key={task.taskArn} task={task} service={withService ? (state.tables["ecs.services"].get(task.serviceArn ?? "") ?? null) : null} withService={withService} />
          ))}
        </ul>
      )}
      {sorted.length > SHOWN && (
        <Button size="sm" variant="ghost" className="mt-1" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${sorted.length}`}
        </Button>
      )}
    </Block>
  );
}

interface TaskLineProps {
  readonly task: Rows["ecs.tasks"];
  readonly service: Rows["ecs.services"] | null;
  readonly withService: boolean;
}

function TaskLine({ task, service, withService }: TaskLineProps) {
  const look = taskLook(task);
  const ports = task.containers.flatMap((container) => container.networkBindings.map((binding) => binding.hostPort));
  return (
    <li className="flex h-6 items-center gap-2">
      {withService && <Swatch hue={service === null ? null : serviceHue(service)} size="sm" />}
      <RefLink to={{ table: "ecs.tasks", id: task.taskArn }}>
        <span title={task.taskArn} className="font-mono text-xs">
          {shortName(task.taskArn)}
        </span>
      </RefLink>
      <span className="min-w-0 truncate">{nameIn(task.taskDefinitionArn)}</span>
      {ports.length > 0 && (
        <span title={ports.join(", ")} className="shrink-0 text-xs text-ink-3">
          :{ports.slice(0, PORTS_SHOWN).join(", :")}
          {ports.length > PORTS_SHOWN && ` and ${ports.length - PORTS_SHOWN} more`}
        </span>
      )}
      <span className="ml-auto flex shrink-0 items-center gap-1.5 text-xs text-ink-2">
        <StatusGlyph status={look.status} size={10} />
        {look.word}
      </span>
    </li>
  );
}
