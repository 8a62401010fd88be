import { idOf } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import { knock, type Knock } from "../../../physics/contract.ts";
import { reaches, type InterfaceStation } from "../../ec2/contract.ts";
import { divide } from "../../elbv2/late/contract.ts";
import { membersOf } from "../../servicediscovery/late/contract.ts";
import { ingressPortOf } from "../connect/endpoints.ts";
import { connects, sights, type SeenEndpoint } from "../connect/tables.ts";
import { machineOf } from "../processes/taskRows.ts";
import { liveTasksByService, type TaskRow } from "../tables.ts";
import { stationOfTask, type ClientGroup } from "./clients.ts";
import { judgeOutliers } from "./outliers.ts";
import { fateOf, type Share } from "./share.ts";
import type { Outlier, ServiceLoadRow } from "./tables.ts";

/** The endpoints that have a name for the proxies of a deployment, whatever the port. */
export function seenUnder(view: View, deploymentId: string, name: string): readonly SeenEndpoint[] {
  const isIt = ({ dnsName }: { readonly dnsName: string }) => dnsName.toLowerCase() === name.toLowerCase();
  return view.find(sights, deploymentId)?.endpoints.filter(({ aliases }) => aliases.some(isIt)) ?? [];
}

/** How proxies spread requests, and whom they leave out meanwhile. */
export interface ConnectSpread {
  readonly shares: readonly Share[];
  readonly outliers: readonly Outlier[];
  readonly nextAt: number | null;
}

/**
 * The proxies of some clients send requests to the members of an endpoint by turns. ECS guide, "Service Connect": they
 * leave out whom they cannot connect to, and HTTP requests that failed are sent to others, twice at most.
 */
export function overConnect(view: View, load: ServiceLoadRow, { group, seen }: { readonly group: ClientGroup; readonly seen: readonly SeenEndpoint[] }): ConnectSpread {
  const endpoint = seen.find(({ aliases }) => aliases.some(({ port }) => port === load.port));
  const share = { via: "serviceConnect", targetServiceArn: (endpoint ?? seen[0])?.serviceArn ?? null } as const;
  // The proxy listens on the ports of the aliases alone.
  if (endpoint === undefined) return { shares: [{ ...share, taker: null, fate: "connectionRefused", rate: group.rate }], outliers: [], nextAt: null };
  const isHttp = endpoint.protocol !== "tcp";
  const asked = askAll(view, endpoint, group.from);
  if (asked.length === 0) return { shares: [{ ...share, taker: null, fate: "noEndpoint", rate: group.rate }], outliers: [], nextAt: null };
  const judged = judgeOutliers(load.outliers, { now: view.now, group, members: asked.map(({ task, answer }) => ({ taskArn: task.taskArn, connects: answer.kind === "answered" })) });
  const active = asked.filter(({ task }) => !judged.ejected.has(task.taskArn));
  const rates = ratesOf(active.map(({ answer }) => answer.kind === "answered"), { rate: group.rate, retries: isHttp });
  const shares = active.map(({ task, answer }, i): Share => ({ ...share, taker: task.taskArn, fate: fateOf(answer, { isHttp }), rate: rates[i] ?? 0 }));
  return { shares, outliers: judged.outliers, nextAt: judged.nextAt };
}

interface Asked {
  readonly task: TaskRow;
  readonly answer: Knock;
}

function askAll(view: View, endpoint: SeenEndpoint, from: InterfaceStation): readonly Asked[] {
  const tasks = new Map(view.where(liveTasksByService, endpoint.serviceArn).map((task) => [idOf(task.taskArn), task]));
  return membersOf(view, endpoint.discoveryArn).flatMap(({ instanceId }) => {
    const task = tasks.get(instanceId);
    return task === undefined ? [] : [{ task, answer: askThrough(view, task, { from, discoveryName: endpoint.discoveryName }) }];
  });
}

/** A request goes to the proxy of a task, and from there to its container. */
function askThrough(view: View, task: TaskRow, { from, discoveryName }: { readonly from: InterfaceStation; readonly discoveryName: string }): Knock {
  const own = view.find(connects, task.deploymentId ?? "")?.endpoints.find((one) => one.discoveryName === discoveryName);
  const to = stationOfTask(view, task);
  const port = own && ingressPortOf(task, own);
  if (own === undefined || to === undefined || port === undefined) return { kind: "timeout" };
  if (!reaches(view, { from, to, protocol: "tcp", port })) return { kind: "timeout" };
  const instanceId = machineOf(view, task);
  const host = task.networkInterface?.networkInterfaceId ?? instanceId;
  const bound = task.containers.find(({ name }) => name === own.containerName)?.networkBindings.find(({ containerPort }) => containerPort === own.containerPort);
  return knock(view, { instanceId, host, port: task.networkInterface === null ? (bound?.hostPort ?? 0) : own.containerPort, isRequest: true });
}

/** Who gets how much. A request that failed is sent to two others, if there are others, before it fails for good. */
export function ratesOf(connects: readonly boolean[], { rate, retries }: { readonly rate: number; readonly retries: boolean }): readonly number[] {
  const failing = connects.filter((does) => !does).length;
  const good = connects.length - failing;
  if (failing === 0 || good === 0 || !retries) return divide(rate, connects.map(() => 1));
  let lost = 1;
  for (let tries = 0; tries < TRIES; tries++) lost *= Math.max(0, failing - tries) / Math.max(1, connects.length - tries);
  const failed = Math.round(rate * lost);
  const ofGood = divide(rate - failed, connects.map((does) => (does ? 1 : 0)));
  const ofBad = divide(failed, connects.map((does) => (does ? 0 : 1)));
  return connects.map((does, i) => (does ? ofGood : ofBad)[i] ?? 0);
}

/** One, and two retries. From memory. */
const TRIES = 3;
