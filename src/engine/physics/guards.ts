import { guard } from "../kernel/module.ts";
import { machines, processes, pulls, sockets, traffic } from "./tables.ts";

/** What holds of the physical world at every instant. */
export const guards = [
  guard(machines, (_view, machine) => {
    if (machine.powered && (!machine.switchedOn || machine.failed)) return "has power although it is off or broken";
    return machine.powered && machine.bootedAt === null ? "has power but never booted" : undefined;
  }),
  guard(processes, (view, process) =>
    view.find(machines, process.instanceId)?.powered === true ? undefined : "runs on a machine without power",
  ),
  guard(pulls, (view, pull) =>
    view.find(machines, pull.instanceId)?.powered === true ? undefined : "goes to a machine without power",
  ),
  guard(sockets, (view, socket) =>
    view.find(processes, socket.processId) === undefined ? "is held by no process" : undefined,
  ),
  guard(traffic, (_view, row) =>
    row.goodTargetCount > row.targetCount ? "is answered by more targets than it has" : undefined,
  ),
];
