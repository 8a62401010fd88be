import { useState } from "react";
import type { Rows } from "../../../../bridge/protocol.ts";
import { many } from "../../../graph/figures.ts";
import { nameIn } from "../../../store/names.ts";
import { Button } from "../../../ui/Button.tsx";
import { Block } from "../Block.tsx";
import { RefLink } from "../RefLink.tsx";
import { type HostPort, portMap } from "./portMap.ts";

export interface PortsProps {
  readonly instance: Rows["ecs.containerInstances"];
  readonly tasks: readonly Rows["ecs.tasks"][];
}

/** Lines shown before the rest is asked for. */
const SHOWN = 8;

/** The host ports that are taken, and by whom. Only reserved ones keep a task away. */
export function Ports({ instance, tasks }: PortsProps) {
  const [all, setAll] = useState(false);
  const ports = portMap(instance, tasks);
  const own = ports.filter(({ kind }) => kind !== "agent");
  const agents = ports.filter(({ kind }) => kind === "agent");
  const reserved = instance.portsTaken.length + instance.portsUdpTaken.length;
  return (
    <Block title="Host ports" aside={`${reserved} of 100 reserved`}>
      {own.length > 0 && (
        <ul>
          {(all ? own : own.slice(0, SHOWN)).map((port) => (
            <PortLine key={`${port.protocol} ${port.port} ${port.task?.taskArn}`} {...port} />
          ))}
        </ul>
      )}
      {own.length > SHOWN && (
        <Button size="sm" variant="ghost" onClick={() => setAll(!all)}>
          {all ? "Show fewer" : `Show all ${many(own.length, "port")}`}
        </Button>
      )}
      <p className="text-xs text-ink-3">
        Of the system and the agent: {agents.map(({ port, protocol }) => (protocol === "udp" ? `${port}/udp` : port)).join(", ")}.
      </p>
    </Block>
  );
}

function PortLine({ port, protocol, kind, task }: HostPort) {
  return (
    <li className="grid h-6 grid-cols-[4.5rem_1fr_auto] items-center gap-2">
      <span className="font-mono text-xs">
        {port}
        {protocol === "udp" && "/udp"}
      </span>
      {task !== null && <RefLink to={{ table: "ecs.tasks", id: task.taskArn }}>{nameIn(task.taskDefinitionArn)}</RefLink>}
      <span className="text-xs text-ink-3">{kind === "dynamic" ? "dynamic, not reserved" : "reserved"}</span>
    </li>
  );
}
