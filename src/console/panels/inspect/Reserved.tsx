import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import type { Replica } from "../../store/replica.ts";
import { useStrandedIn } from "../../placement/useStrandedIn.ts";
import { useInstanceTypes } from "../../store/instanceTypes.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { Meter, type MeterPart } from "../../ui/Meter.tsx";
import { Block } from "./Block.tsx";
import { figure, percent } from "../../graph/figures.ts";

export interface ReservedProps {
  readonly instance: Rows["ecs.containerInstances"];
  readonly tasks: readonly Rows["ecs.tasks"][];
  readonly state: Replica;
}

/** What of an instance's CPU and memory its tasks have reserved, and what is left. */
export function Reserved({ instance, tasks, state }: ReservedProps) {
  const sorted = [...tasks].sort(by((task) => hueOf(task, state) ?? Infinity, (task) => task.createdAt, (task) => task.taskArn));
  const parts = (amount: (task: Rows["ecs.tasks"]) => number): readonly MeterPart[] =>
    sorted.map((task) => ({ id: task.taskArn, amount: amount(task), hue: hueOf(task, state), look: isOlder(task, state) ? "pale" : "solid" }));
  const stranded = useStrandedIn([instance.clusterArn], state).get(instance.containerInstanceArn);
  const type = useInstanceTypes().find(({ instanceType }) => instanceType === instance.instanceType);
  const system = type === undefined ? 0 : type.memoryMiB - instance.memoryMiB;
  return (
    <Block title="Reserved">
      <Resource
        name="CPU"
        unit="CPU units"
        total={instance.cpuUnits}
        free={instance.cpuUnitsFree}
        parts={parts((task) => task.needs.cpuUnits)}
        stranded={stranded?.cpuUnits ?? 0}
      />
      <Resource
        name="Memory"
        unit="MiB"
        total={instance.memoryMiB}
        free={instance.memoryMiBFree}
        parts={parts((task) => task.needs.memoryMiB)}
        stranded={stranded?.memoryMiB ?? 0}
      />
      {system > 0 && (
        <p className="mt-1.5 text-xs text-ink-3">
          Of {figure(system + instance.memoryMiB)} MiB in the machine, {figure(system)} MiB are the system's and the agent's: ECS never gives them away.
        </p>
      )}
    </Block>
  );
}

interface ResourceProps {
  readonly name: string;
  readonly unit: string;
  readonly total: number;
  readonly free: number;
  readonly parts: readonly MeterPart[];
  /** Free, but no task of the cluster's services fits into it. */
  readonly stranded: number;
}

function Resource({ name, unit, total, free, parts, stranded }: ResourceProps) {
  const taken = total - free;
  const text = `${figure(taken)} of ${figure(total)} ${unit} reserved`;
  return (
    <div className="not-first:mt-2">
      <div className="grid grid-cols-[3.5rem_1fr_2.5rem] items-center gap-1.5">
        <span className="text-ink-3">{name}</span>
        <Meter label={`${name} reserved`} total={total} parts={stranded > 0 ? [...parts, { id: "stranded", amount: stranded, look: "hatched" }] : parts} valueText={text} />
        <span className="text-right">{percent(taken, total)}%</span>
      </div>
      <p className="flex justify-between pl-15.5 text-xs text-ink-3">
        <span>{text}</span>
        <span className="font-medium text-ink-2">{figure(free)} left</span>
      </p>
      {stranded > 0 && (
        <p className="pl-15.5 text-xs text-warn" title="No task of any service of the cluster fits into it now.">
          {stranded === free ? "All of it stranded" : `${figure(stranded)} of it stranded`}: no service's next task can use it
        </p>
      )}
    </div>
  );
}

function serviceOf(task: Rows["ecs.tasks"], { tables }: Replica): Rows["ecs.services"] | undefined {
  return task.serviceArn === null ? undefined : tables["ecs.services"].get(task.serviceArn);
}

function hueOf(task: Rows["ecs.tasks"], state: Replica): number | undefined {
  const service = serviceOf(task, state);
  return service === undefined ? undefined : serviceHue(service);
}

function isOlder(task: Rows["ecs.tasks"], state: Replica): boolean {
  const service = serviceOf(task, state);
  return service !== undefined && service.taskDefinitionArn !== task.taskDefinitionArn;
}
