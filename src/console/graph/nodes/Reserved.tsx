import { memo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { Meter, type MeterPart } from "../../ui/Meter.tsx";
import { figure, percent } from "../figures.ts";
import type { ServiceLook } from "../serviceLooks.ts";

export interface ReservedProps {
  readonly instance: Rows["ecs.containerInstances"];
  /** Tasks that hold resources. */
  readonly tasks: readonly Rows["ecs.tasks"][];
  readonly looks: ReadonlyMap<string, ServiceLook>;
  /** What is announced to be placed here, while it is. */
  readonly announced: { readonly hue: number; readonly cpuUnits: number; readonly memoryMiB: number; readonly fits: boolean } | null;
}

/** CPU and memory of an instance: what is reserved of it, task by task. */
export const Reserved = memo(function Reserved({ instance, tasks, looks, announced }: ReservedProps) {
  const parts = (amount: (task: Rows["ecs.tasks"]) => number, more: number): MeterPart[] => [
    ...tasks.map((task) => partOf(task, amount(task), looks)),
    ...(announced === null || more === 0
      ? []
      : [{ id: "announced", amount: more, hue: announced.hue, look: announced.fits ? ("hatched" as const) : ("overflow" as const) }]),
  ];
  const cpu = instance.cpuUnits - instance.cpuUnitsFree;
  const memory = instance.memoryMiB - instance.memoryMiBFree;
  return (
    <>
      <div className="res">
        <span>CPU</span>
        <Meter
          label="CPU reserved"
          total={instance.cpuUnits}
          parts={parts((task) => task.needs.cpuUnits, announced?.cpuUnits ?? 0)}
          valueText={`${figure(cpu)} of ${figure(instance.cpuUnits)} CPU units reserved`}
        />
        <span className="v">{percent(cpu, instance.cpuUnits)}%</span>
      </div>
      <div className="res">
        <span>Mem</span>
        <Meter
          label="Memory reserved"
          total={instance.memoryMiB}
          parts={parts((task) => task.needs.memoryMiB, announced?.memoryMiB ?? 0)}
          valueText={`${figure(memory)} of ${figure(instance.memoryMiB)} MiB reserved`}
        />
        <span className="v">{percent(memory, instance.memoryMiB)}%</span>
      </div>
    </>
  );
});

function partOf(task: Rows["ecs.tasks"], amount: number, looks: ReadonlyMap<string, ServiceLook>): MeterPart {
  const service = task.serviceArn === null ? undefined : looks.get(task.serviceArn);
  return {
    id: task.taskArn,
    amount,
    hue: service?.hue,
    look: service !== undefined && service.newest !== task.taskDefinitionArn ? "pale" : "solid",
  };
}
