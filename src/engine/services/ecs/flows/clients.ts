import type { View } from "../../../kernel/context.ts";
import { stationOfInstance, stationOfInterface, subnetOf, type InterfaceStation } from "../../ec2/contract.ts";
import { divide } from "../../elbv2/late/contract.ts";
import { machineOf } from "../processes/taskRows.ts";
import { liveTasksByService, type TaskRow } from "../tables.ts";
import type { ServiceLoadRow } from "./tables.ts";

/** A task that sends requests, in thousandths of a request per second. */
export interface Client {
  readonly taskArn: string;
  readonly rate: number;
}

/** Clients that reach others alike: of one deployment, on one instance or with interfaces in one subnet. */
export interface ClientGroup {
  readonly groupKey: string;
  readonly deploymentId: string;
  readonly from: InterfaceStation;
  readonly vpcId: string;
  readonly clients: readonly Client[];
  readonly rate: number;
}

/** Who sends the requests of a load: all tasks of its service that run, in equal parts. */
export function clientsOf(view: View, { serviceArn, requestsPerSecond }: ServiceLoadRow): readonly ClientGroup[] {
  const running = view.where(liveTasksByService, serviceArn).filter(isUp);
  const rates = divide(Math.round(requestsPerSecond * 1000), running.map(() => 1));
  const groups = new Map<string, ClientGroup>();
  running.forEach((task, i) => {
    const from = stationOfTask(view, task);
    if (from === undefined) return;
    const groupKey = `${task.deploymentId ?? ""}/${task.networkInterface === null ? task.containerInstanceArn : from.subnetId}`;
    const client = { taskArn: task.taskArn, rate: rates[i] ?? 0 };
    const known = groups.get(groupKey);
    const { clients, rate } = known ?? { clients: [], rate: 0 };
    const vpcId = known?.vpcId ?? subnetOf(view, from.subnetId)?.vpcId ?? "";
    groups.set(groupKey, { groupKey, deploymentId: task.deploymentId ?? "", from: known?.from ?? from, vpcId, clients: [...clients, client], rate: rate + client.rate });
  });
  return [...groups.values()];
}

function isUp({ lastStatus, containers }: TaskRow): boolean {
  return lastStatus === "RUNNING" && containers.every(({ essential, lastStatus: status, gone }) => !essential || (status === "RUNNING" && !gone));
}

/** Where the packets of a task start, and where those for it end. */
export function stationOfTask(view: View, task: TaskRow): InterfaceStation | undefined {
  const networkInterfaceId = task.networkInterface?.networkInterfaceId ?? null;
  return networkInterfaceId === null ? stationOfInstance(view, machineOf(view, task)) : stationOfInterface(view, networkInterfaceId);
}
