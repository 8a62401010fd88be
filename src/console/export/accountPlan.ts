import { type Described, recreate } from "../../aws/recreate.ts";
import { answered, replacedIn } from "../../aws/template/answered.ts";
import type { PlannedCall } from "../../aws/template/plan.ts";
import type { Tables } from "../store/replica.ts";
import { balancing, load } from "./balancingPlan.ts";
import { alarms, codeDeploy } from "./deployingPlan.ts";
import { discovery } from "./discoveryPlan.ts";
import { fleets, groupTargets, managedInstances, suspensions, withoutManaged } from "./fleetsPlan.ts";
import { securityGroups } from "./groupsPlan.ts";
import { instances } from "./instancesPlan.ts";
import { endpoints, networks } from "./networkPlan.ts";
import { text } from "./parts.ts";
import { PlanWriter } from "./planWriter.ts";
import type { AccountAnswers } from "./readAccount.ts";
import { logGroups, roles } from "./rolesPlan.ts";
import { queues, scaling } from "./scalingPlan.ts";

/** What stands now as the calls that make it, and what they leave out. */
export interface AccountPlan {
  readonly steps: readonly PlannedCall[];
  readonly leftOut: readonly string[];
}

/** What describing operations do not tell, or not apart from what is usual. */
export type Untold = Pick<Tables, "ec2.vpcs" | "ec2.instances" | "elbv2.targetGroups" | "elbv2.loadBalancers" | "elbv2.listeners" | "elbv2.flows" | "servicediscovery.namespaces" | "logs.groups" | "application-autoscaling.scheduledActions" | "autoscaling.groups">;

/**
 * The account as calls in the order in which things need one another. Ids that AWS gives are taken from the answers of
 * the calls before. What cannot be the same again: ids, ARNs that hold them, times, and the numbers of revisions, which
 * count from 1; and who was where, for tasks are placed anew.
 */
export function accountPlan(account: AccountAnswers, tables: Untold): AccountPlan {
  const writer = new PlanWriter();
  for (const behavior of account.imageBehaviors) writer.add(`image-${text(behavior["image"])}`, { service: "physics", operation: "PutImageBehavior", input: behavior });
  // What clusters are made with by default is said of each cluster.
  const settings = (isOfClusters: boolean) => account.settings.filter(({ name }) => (name === "containerInsights") === isOfClusters);
  const set = ({ name, value }: Described) => writer.add(`setting-${text(name)}`, { service: "ecs", operation: "PutAccountSettingDefault", input: { name, value } });
  settings(false).forEach(set);
  networks(writer, account, tables);
  securityGroups(writer, account);
  endpoints(writer, account);
  roles(writer, account);
  logGroups(writer, account, tables);
  discovery(writer, account, tables);
  fleets(writer, account, tables);
  for (const described of account.clusters) writer.all(`cluster-${text(described["clusterName"])}`, recreate({ kind: "cluster", described: withoutManaged(described, account.capacityProviders) }));
  managedInstances(writer, account);
  settings(true).forEach(set);
  balancing(writer, account, tables);
  groupTargets(writer, account);
  alarms(writer, account, false);
  instances(writer, account, tables);
  definitions(writer, account);
  for (const described of account.services) writer.all(`service-${text(described["serviceName"])}`, recreate({ kind: "service", described }));
  codeDeploy(writer, account);
  scaling(writer, account, tables);
  alarms(writer, account, true);
  load(writer, account);
  queues(writer, account);
  suspensions(writer, account);
  return { steps: writer.steps, leftOut: [...leftOut(account), ...notMade(tables), ...writer.leftOut] };
}

function definitions(writer: PlanWriter, { taskDefinitions }: AccountAnswers): void {
  const latest = new Map(taskDefinitions.map(({ family, revision }) => [text(family), revision]));
  for (const described of taskDefinitions) {
    const { family, revision, taskDefinitionArn } = described;
    const id = `definition-${text(family)}`;
    const made = writer.add(id, recreate({ kind: "taskDefinition", described })[0] ?? { service: "ecs", operation: "RegisterTaskDefinition", input: {} });
    // A family's name means its latest revision.
    const mark = latest.get(text(family)) === revision ? text(family) : answered(made, "taskDefinition.taskDefinitionArn");
    writer.means(taskDefinitionArn, mark);
    writer.means(`${text(family)}:${String(revision)}`, mark);
  }
}

function leftOut({ standaloneTasks, services, taskDefinitions }: AccountAnswers): readonly string[] {
  const revisions = new Set(taskDefinitions.map(({ taskDefinitionArn }) => text(taskDefinitionArn)));
  const isExternal = ({ deploymentController }: Described) => JSON.stringify(deploymentController) === '{"type":"EXTERNAL"}';
  const lost = services.filter((service) => !isExternal(service) && !revisions.has(text(service["taskDefinition"])));
  const primaries = services.filter((service) => isExternal(service) && service["taskDefinition"] !== undefined);
  return [
    ...(standaloneTasks === 0 ? [] : [`${standaloneTasks} task${standaloneTasks === 1 ? "" : "s"} that no service keeps up: they would begin anew.`]),
    ...primaries.map(({ serviceName }) => `Which task set of service ${text(serviceName)} is the primary one.`),
    ...lost.map(({ serviceName }) => `The revision that service ${text(serviceName)} runs is no longer there.`),
  ];
}

/** What no call here makes. */
function notMade(tables: Untold): readonly string[] {
  const connections = tables["elbv2.flows"].size;
  return connections === 0 ? [] : [`${connections} connection${connections === 1 ? "" : "s"} that clients keep open through Network Load Balancers.`];
}

/** A plan's inputs with each mark as somebody writes it. */
export const spelledOut = (input: unknown, write: (step: string, path: string) => string): unknown =>
  replacedIn(input, (mark) => (mark.kind === "answer" ? write(mark.step, mark.path) : undefined));
