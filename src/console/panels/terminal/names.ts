import type { NamesOf } from "../../../bridge/gateway/terminal/complete.ts";
import type { Thing } from "../../../bridge/gateway/terminal/things.ts";
import { familyIn, nameIn } from "../../store/names.ts";
import { type Tables, tablesNow } from "../../store/replica.ts";

/** Names that are offered at most. */
const MOST = 500;

/** The names of what there is now, newest rows last; those of one cluster where it is known. */
export const namesNow: NamesOf = (thing, cluster) => [...new Set(NAMES[thing](tablesNow(), cluster))].slice(0, MOST);

const NAMES: { readonly [T in Thing]: (tables: Tables, cluster: string | null) => readonly string[] } = {
  cluster: (tables) => [...tables["ecs.clusters"].values()].filter(({ status }) => status === "ACTIVE").map(({ clusterName }) => clusterName),
  service: (tables, cluster) => [...tables["ecs.services"].values()].filter((row) => row.status !== "INACTIVE" && isIn(row.clusterArn, cluster)).map(({ serviceName }) => serviceName),
  taskDefinition: (tables) => [...tables["ecs.taskDefinitions"].values()].filter(({ status }) => status === "ACTIVE").map(({ taskDefinitionArn }) => nameIn(taskDefinitionArn)),
  family: (tables) => [...tables["ecs.taskDefinitions"].values()].map(({ taskDefinitionArn }) => familyIn(taskDefinitionArn)),
  task: (tables, cluster) => [...tables["ecs.tasks"].values()].filter((row) => row.lastStatus !== "STOPPED" && isIn(row.clusterArn, cluster)).map(({ taskArn }) => nameIn(taskArn)),
  containerInstance: (tables, cluster) =>
    [...tables["ecs.containerInstances"].values()].filter((row) => isIn(row.clusterArn, cluster)).map(({ containerInstanceArn }) => nameIn(containerInstanceArn)),
  instance: (tables) => [...tables["ec2.instances"].values()].filter(({ state }) => state !== "terminated").map(({ instanceId }) => instanceId),
  loadBalancerArn: (tables) => [...tables["elbv2.loadBalancers"].keys()],
  loadBalancerName: (tables) => [...tables["elbv2.loadBalancers"].keys()].map(nameIn),
  targetGroupArn: (tables) => [...tables["elbv2.targetGroups"].keys()],
  targetGroupName: (tables) => [...tables["elbv2.targetGroups"].keys()].map(nameIn),
  listenerArn: (tables) => [...tables["elbv2.listeners"].keys()],
  subnet: (tables) => [...tables["ec2.subnets"].keys()],
  securityGroup: (tables) => [...tables["ec2.securityGroups"].keys()],
  vpc: (tables) => [...tables["ec2.vpcs"].keys()],
};

const isIn = (clusterArn: string, cluster: string | null): boolean => cluster === null || clusterArn === cluster || nameIn(clusterArn) === nameIn(cluster);
