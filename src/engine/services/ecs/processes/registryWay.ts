import type { View } from "../../../kernel/context.ts";
import { reaches, stationOfInstance, stationOfInterface, type Station } from "../../ec2/contract.ts";
import type { TaskRow } from "../tables.ts";
import { isOnFargate, machineOf } from "./taskRows.ts";

/** One server that a pull speaks to. */
interface Server {
  readonly station: Station;
  readonly url: string;
}

/** Why an instance cannot pull an image: what it sends to the registry is dropped on the way. null: it gets there. */
export function unreachableRegistry(view: View, instanceId: string, image: string): string | null {
  const from = stationOfInstance(view, instanceId);
  if (from === undefined) return null; // It has gone, and takes nothing any more.
  const lost = serversFor(image).find(({ station }) => !reaches(view, { from, to: station, protocol: "tcp", port: 443 }));
  if (lost === undefined) return null;
  // ecs-agent, errormessages, and Docker's words in it.
  const timeout = "net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)";
  return `CannotPullContainerError: The task can’t pull the image. Check your network configuration. Error response from daemon: Get "${lost.url}": ${timeout}`;
}

/** Whether what Fargate or Docker sends for a task gets there: on Fargate from the task's own interface, else from its instance. */
export function taskReaches(view: View, task: TaskRow, to: Station): boolean {
  const own = isOnFargate(task) ? stationOfInterface(view, task.networkInterface?.networkInterfaceId ?? "") : stationOfInstance(view, machineOf(view, task));
  return own !== undefined && reaches(view, { from: own, to, protocol: "tcp", port: 443 });
}

/** In the order in which a pull asks them. ECR keeps the layers of its images in S3. */
export function serversFor(image: string): readonly Server[] {
  const host = hostOf(image);
  const region = ECR_HOST.exec(host)?.[1];
  if (region === undefined) return [{ station: SOMEWHERE, url: `https://${host}/v2/` }];
  return [
    { station: { kind: "service", service: "ecr.api" }, url: `https://api.ecr.${region}.amazonaws.com/` },
    { station: { kind: "service", service: "ecr.dkr" }, url: `https://${host}/v2/` },
    { station: { kind: "service", service: "s3" }, url: `https://prod-${region}-starport-layer-bucket.s3.${region}.amazonaws.com/` },
  ];
}

/** The registry in an image's name: what stands before the first slash, if it looks like a host. */
function hostOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const isHost = rest.length > 0 && (first.includes(".") || first.includes(":") || first === "localhost");
  return isHost && first !== "docker.io" ? first : "registry-1.docker.io";
}

const ECR_HOST = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com$/;

/** Public registries stand in the internet; one of the addresses that are kept for examples is theirs. */
const SOMEWHERE: Station = { kind: "internet", address: "198.51.100.80" };
