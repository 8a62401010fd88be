import type {
  CreateServiceRequest,
  DeploymentConfiguration,
  LoadBalancer,
  UpdateServiceRequest,
} from "../../../aws/generated/ecs.ts";
import { classicBalancerArn, iamArn } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import { classicNameIn } from "../elb/contract.ts";
import { targetGroupNamed } from "../elbv2/contract.ts";
import { isClassic } from "../era/contract.ts";
import { decide } from "../iam/contract.ts";
import { TARGET_GROUPS_PER_SERVICE, TASKS_PER_SERVICE } from "./limits.ts";
import { classicProblem, describeBalancers } from "./classic/classic.ts";
import { checkTargetType } from "./networkRules.ts";
import { invalidParameter, unsupportedFeature } from "./refusals.ts";
import { balancersFor } from "./rollouts/rollouts.ts";
import type { ServiceLoadBalancer, TaskDefinitionRow } from "./tables.ts";

/** What a service could ask for and the simulation does not carry out yet is refused, never silently left out. */
export function refuseUnsimulated(input: Partial<CreateServiceRequest & UpdateServiceRequest>): void {
  if (input.launchType === "EXTERNAL" || input.launchType === "MANAGED_INSTANCES") throw unsupportedFeature(`The launch type ${input.launchType}`);
  if ((input.volumeConfigurations ?? []).length > 0) throw unsupportedFeature("A volume configured at deployment");
  if ((input.vpcLatticeConfigurations ?? []).length > 0) throw unsupportedFeature("VPC Lattice");
}

/** How many tasks, as a number that a service can have. */
export function checkDesiredCount(desiredCount: number): number {
  // Third party.
  if (desiredCount < 0) throw invalidParameter("DesiredCount can not be lesser than 0");
  // AWS General Reference; the wording is assumed.
  if (desiredCount > TASKS_PER_SERVICE) throw invalidParameter(`DesiredCount cannot be greater than ${TASKS_PER_SERVICE}`);
  return desiredCount;
}

export interface Percents {
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

/** What a REPLICA service has when nothing is said. ECS API, DeploymentConfiguration. */
export const DEFAULT_PERCENTS: Percents = { minimumHealthyPercent: 100, maximumPercent: 200 };

/** The percentages of a rolling update; what is not said stays as it was. */
export function percentsFrom(view: View, config: DeploymentConfiguration | undefined, before: Percents): Percents {
  const minimumHealthyPercent = config?.minimumHealthyPercent ?? before.minimumHealthyPercent;
  const maximumPercent = config?.maximumPercent ?? before.maximumPercent;
  // Assumed, both; ECS documents only that it takes integers.
  if (minimumHealthyPercent < 0) throw invalidParameter("minimumHealthyPercent cannot be less than 0.");
  if (maximumPercent < 1) throw invalidParameter("maximumPercent cannot be less than 1.");
  if (minimumHealthyPercent === 100 && maximumPercent === 100 && !isClassic(view, "bothHundred")) {
    throw invalidParameter("Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.");
  }
  return { minimumHealthyPercent, maximumPercent };
}

/** A service ends up in load balancers by the port of one of its containers. ECS's wordings were observed unless said otherwise. */
export function loadBalancersFrom(
  view: View,
  given: readonly LoadBalancer[],
  taskDefinition: TaskDefinitionRow,
  most = isClassic(view, "oneTargetGroup") ? 1 : TARGET_GROUPS_PER_SERVICE,
): readonly ServiceLoadBalancer[] {
  if (given.some(({ loadBalancerName }) => loadBalancerName !== undefined)) return balancersFor(view, given, classicFrom(view, given, taskDefinition));
  // Quota; the wording is assumed.
  if (given.length > most) {
    throw invalidParameter(`load balancers can have at most ${most} items.`);
  }
  return balancersFor(view, given, given.map((one) => loadBalancerFrom(view, one, taskDefinition)));
}

/** In classic times what a service was created with stayed. The words are those of AWS's console; the code is assumed. */
export function checkBalancersMayChange(view: View): void {
  if (isClassic(view, "loadBalancersFixed")) throw invalidParameter("Load balancing settings can only be set on service creation.");
}

/**
 * In classic times ECS registered targets in a role that was named, and today it does so in its own. Observed, both;
 * that a missing role is answered as one that cannot be assumed is assumed.
 */
export function checkServiceRole(view: View, { role, loadBalancers = [] }: CreateServiceRequest): void {
  const [first] = loadBalancers;
  if (first === undefined || !isClassic(view, "serviceRole")) return;
  const [operation, what] =
    first.targetGroupArn === undefined
      ? ["RegisterInstancesWithLoadBalancer", "the listeners configured on your load balancer. Please verify the role being passed"]
      : ["RegisterTargets", "the specified targetGroupArn. Please verify that the ECS service role being passed"];
  const ask = { roleArn: roleNamed(role), sessionName: "ecs-service-scheduler", action: `elasticloadbalancing:${operation}`, resource: first.targetGroupArn ?? "*" };
  if (role === undefined || !decide(view, ask, "ecs.amazonaws.com").allowed) {
    throw invalidParameter(`Unable to assume role and validate ${what} has the proper permissions.`);
  }
}

const roleNamed = (role = ""): string => (role.startsWith("arn:") ? role : iamArn(`role/${role}`));

/** What a request with a Classic Load Balancer asks for, or what a service has already, if its definition suits; else a refusal. */
function classicFrom(view: View, given: readonly LoadBalancer[], taskDefinition: TaskDefinitionRow): readonly ServiceLoadBalancer[] {
  const problem = classicProblem()(view, given, taskDefinition);
  if (problem !== undefined) throw invalidParameter(problem);
  return given.map(({ loadBalancerName = "", containerName = "", containerPort = 0 }) => ({ targetGroupArn: classicBalancerArn(loadBalancerName), containerName, containerPort }));
}

/** Refuses a definition whose tasks cannot be registered where those of the one before were. */
export function checkStays(view: View, taskDefinition: TaskDefinitionRow, one: ServiceLoadBalancer): void {
  if (classicNameIn(one.targetGroupArn) === undefined) checkTargetType(view, taskDefinition, one.targetGroupArn);
  else classicFrom(view, describeBalancers([one]), taskDefinition);
}

/** Whether a definition has the container and port that a load balancer leads to. */
export function hasContainerPort(
  { definition }: TaskDefinitionRow,
  { containerName, containerPort }: Pick<ServiceLoadBalancer, "containerName" | "containerPort">,
): boolean {
  const container = definition.containerDefinitions?.find(({ name }) => name === containerName);
  return container?.portMappings?.some((mapping) => mapping.containerPort === containerPort) === true;
}

function loadBalancerFrom(
  view: View,
  { targetGroupArn, containerName = "", containerPort = 0 }: LoadBalancer,
  taskDefinition: TaskDefinitionRow,
): ServiceLoadBalancer {
  const { containerDefinitions = [] } = taskDefinition.definition;
  if (!containerDefinitions.some(({ name }) => name === containerName)) {
    throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
  }
  if (!hasContainerPort(taskDefinition, { containerName, containerPort })) {
    throw invalidParameter(`The container ${containerName} did not have a container port ${containerPort} defined.`);
  }
  const group = targetGroupArn === undefined ? undefined : targetGroupNamed(view, targetGroupArn);
  // Assumed wording.
  if (group === undefined) throw invalidParameter(`The target group ${targetGroupArn ?? ""} does not exist.`);
  if (group.loadBalancerArn === null) {
    throw invalidParameter(
      `The target group with targetGroupArn ${group.targetGroupArn} does not have an associated load balancer.`,
    );
  }
  checkTargetType(view, taskDefinition, group.targetGroupArn);
  return { targetGroupArn: group.targetGroupArn, containerName, containerPort };
}
