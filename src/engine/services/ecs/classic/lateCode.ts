import { isClassicBalancer } from "../../elb/contract.ts";
import type { ProblemOfClassic } from "./classic.ts";

/** ECS's words were observed, unless said otherwise; that the port is looked at before the load balancer as well. */
export const problemOfClassic: ProblemOfClassic = (view, given, { definition }) => {
  const [{ loadBalancerName = "", containerName, containerPort } = {}] = given;
  const { containerDefinitions = [], networkMode = "bridge" } = definition;
  // Assumed wording.
  if (given.some(({ targetGroupArn }) => targetGroupArn !== undefined)) return "loadBalancerName and targetGroupArn cannot both be specified.";
  if (given.length > 1) return "load balancers can have at most 1 items.";
  // ECS API, LoadBalancer: not for tasks with a network interface of their own; the wording is assumed.
  if (networkMode === "awsvpc") return "Classic Load Balancers are not supported with the awsvpc network mode specified in the task definition.";
  const container = containerDefinitions.find(({ name }) => name === containerName);
  if (container === undefined) return `The container ${containerName} does not exist in the task definition.`;
  const mapping = container.portMappings?.find((one) => one.containerPort === containerPort);
  if (mapping === undefined) return `The container ${containerName} did not have a container port ${containerPort} defined.`;
  if (networkMode !== "host" && (mapping.hostPort ?? 0) === 0) return `A host port mapping for the container port ${containerPort} is required.`;
  return isClassicBalancer(view, loadBalancerName) ? undefined : `The load balancer ${loadBalancerName} does not exist.`;
};
