import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { shortName } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { Block } from "./Block.tsx";
import { many } from "../../graph/figures.ts";
import { RefLink } from "./RefLink.tsx";
import { TaskList } from "./TaskList.tsx";

export interface ZoneOverviewProps {
  readonly zone: Rows["physics.zones"];
  readonly state: Replica;
}

/** An Availability Zone: the instances and tasks that would go with it. */
export function ZoneOverview({ zone, state }: ZoneOverviewProps) {
  const { tables } = state;
  const machines = [...tables["ec2.instances"].values()]
    .filter((row) => row.availabilityZone === zone.availabilityZone && row.state !== "terminated")
    .sort(by((row) => row.launchTime, (row) => row.instanceId));
  const tasks = [...tables["ecs.tasks"].values()].filter((task) => task.availabilityZone === zone.availabilityZone && task.lastStatus !== "STOPPED");
  return (
    <>
      <Block title="EC2 instances" aside={many(machines.length, "instance")}>
        {machines.length === 0 ? (
          <p className="text-ink-3">None. Drag an instance type onto the zone to launch one.</p>
        ) : (
          <ul>
            {machines.map((machine) => (
              <li key={machine.instanceId} className="flex h-6 items-center gap-2">
                <RefLink to={{ table: "ec2.instances", id: machine.instanceId }}>
                  <span title={machine.instanceId} className="font-mono text-xs">
                    {shortName(machine.instanceId)}
                  </span>
                </RefLink>
                {machine.instanceType}
                <span className="ml-auto text-xs text-ink-3">{machine.state}</span>
              </li>
            ))}
          </ul>
        )}
      </Block>
      <TaskList title="Tasks" tasks={tasks} state={state} withService />
    </>
  );
}
