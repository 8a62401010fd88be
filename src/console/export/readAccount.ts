import type { Described } from "../../aws/recreate.ts";
import { AccountReader, type Ask } from "./accountReader.ts";
import { isDescribed, list, text } from "./parts.ts";
import { type BalancingAnswers, readBalancing } from "./readBalancing.ts";
import { type DeployingAnswers, readDeploying } from "./readDeploying.ts";
import { type DiscoveryAnswers, readDiscovery } from "./readDiscovery.ts";
import { type NetworkAnswers, readNetwork } from "./readNetwork.ts";
import { readRoles, type RoleAnswers } from "./readRoles.ts";
import { readScaling, type ScalingAnswers } from "./readScaling.ts";

/** What stands in an account, as its own describe-* operations tell it. */
export interface AccountAnswers extends NetworkAnswers, BalancingAnswers, RoleAnswers, DiscoveryAnswers, DeployingAnswers, ScalingAnswers {
  readonly images: readonly Described[];
  readonly instances: readonly Described[];
  /** Each as its default version is, with its tags. */
  readonly launchTemplates: readonly Described[];
  readonly capacityProviders: readonly Described[];
  readonly clusters: readonly Described[];
  readonly services: readonly Described[];
  /** The latest revision of each family, and those that services run. */
  readonly taskDefinitions: readonly Described[];
  /** What somebody set for the whole account. */
  readonly settings: readonly Described[];
  /** How images behave and what load there is: no AWS, but what makes the account what it is. */
  readonly imageBehaviors: readonly Described[];
  readonly traffic: readonly Described[];
  /** What services send to names. */
  readonly serviceTraffic: readonly Described[];
  /** Tasks that no service keeps up: they are not made again. */
  readonly standaloneTasks: number;
}

/** Asks an account for everything that stands in it. */
export async function readAccount(ask: Ask): Promise<AccountAnswers> {
  const reader = new AccountReader(ask);
  const clusterArns = await reader.texts("ecs", "ListClusters", {}, "clusterArns");
  const include = ["SETTINGS", "CONFIGURATIONS", "TAGS"];
  const clusters = await reader.inParts(clusterArns, 100, (part) => reader.list("ecs", "DescribeClusters", { clusters: part, include }, "clusters"));
  const services: Described[] = [];
  let standaloneTasks = 0;
  for (const cluster of clusterArns) {
    const arns = await reader.texts("ecs", "ListServices", { cluster }, "serviceArns");
    services.push(...(await reader.inParts(arns, 10, (part) => reader.list("ecs", "DescribeServices", { cluster, services: part, include: ["TAGS"] }, "services"))));
    const tasks = await reader.texts("ecs", "ListTasks", { cluster }, "taskArns");
    const described = await reader.inParts(tasks, 100, (part) => reader.list("ecs", "DescribeTasks", { cluster, tasks: part }, "tasks"));
    standaloneTasks += described.filter(({ group }) => !text(group).startsWith("service:")).length;
  }
  const Filters = [{ Name: "instance-state-name", Values: ["pending", "running"] }];
  const reservations = await reader.list("ec2", "DescribeInstances", { Filters }, "Reservations");
  return {
    ...(await readNetwork(reader)),
    ...(await readBalancing(reader)),
    ...(await readRoles(reader)),
    ...(await readDeploying(reader)),
    ...(await readScaling(reader)),
    ...(await readDiscovery(reader, new Set(services.flatMap(endpointsOf)))),
    images: await reader.list("ec2", "DescribeImages", { Owners: ["amazon"] }, "Images"),
    instances: reservations.flatMap(({ Instances }) => list(Instances)),
    launchTemplates: await readLaunchTemplates(reader),
    capacityProviders: await reader.list("ecs", "DescribeCapacityProviders", { include: ["TAGS"] }, "capacityProviders"),
    clusters,
    services: services.filter(({ status }) => status === "ACTIVE"),
    taskDefinitions: await readDefinitions(reader, services),
    settings: (await reader.list("ecs", "ListAccountSettings", {}, "settings")).filter(({ type }) => type !== "aws_managed"),
    imageBehaviors: await reader.list("physics", "ListImageBehaviors", {}, "imageBehaviors"),
    traffic: await reader.list("physics", "ListTraffic", {}, "traffic"),
    serviceTraffic: await reader.list("physics", "ListServiceTraffic", {}, "traffic"),
    standaloneTasks,
  };
}

async function readLaunchTemplates(reader: AccountReader): Promise<readonly Described[]> {
  return reader.each(await reader.list("ec2", "DescribeLaunchTemplates", {}, "LaunchTemplates"), async ({ LaunchTemplateId, Tags }) => {
    const [version] = await reader.list("ec2", "DescribeLaunchTemplateVersions", { LaunchTemplateId, Versions: ["$Default"] }, "LaunchTemplateVersions");
    return { ...version, Tags };
  });
}

/** The endpoints of a service in Service Connect. */
const endpointsOf = ({ deployments }: Described): readonly string[] =>
  list(deployments).flatMap(({ serviceConnectResources }) => list(serviceConnectResources).map(({ discoveryArn }) => text(discoveryArn)));

/** Oldest first, so that registering them again leaves the latest as the latest. */
async function readDefinitions(reader: AccountReader, services: readonly Described[]): Promise<readonly Described[]> {
  const families = await reader.texts("ecs", "ListTaskDefinitionFamilies", { status: "ACTIVE" }, "families");
  const names = [...services.map(({ taskDefinition }) => text(taskDefinition)), ...families];
  const found = new Map<string, Described>();
  for (const name of new Set(names)) {
    const { taskDefinition, tags } = await reader.one("ecs", "DescribeTaskDefinition", { taskDefinition: name, include: ["TAGS"] });
    if (isDescribed(taskDefinition)) found.set(text(taskDefinition["taskDefinitionArn"]), { ...taskDefinition, tags });
  }
  return [...found.values()].toSorted((a, b) => Number(a["revision"]) - Number(b["revision"]));
}
