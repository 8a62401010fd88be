import { call } from "../../aws/generated/api.ts";
import type { CreateServiceRequest, LoadBalancer, RegisterTaskDefinitionRequest } from "../../aws/generated/ecs.ts";
import { inputOfRevision } from "../../aws/import/revisionInput.ts";
import { isForFargate, needsFargateOrSubnets, serviceAsSimulated, taskDefinitionOnEc2 } from "../../aws/import/simulated.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { balancerGroupId, balancerGroupSteps } from "../dialogs/balancerGroup.ts";
import { balancerSubnetIds, fargateNetwork } from "../dialogs/placesForNew.ts";
import { usualVpcId } from "../dialogs/usualNetwork.ts";
import { firstFree } from "../dialogs/choices.ts";
import type { Step } from "../dialogs/useSubmission.ts";
import { nameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import { familyOf, standInFor } from "./standIn.ts";

/** What a person decides about a service that came from elsewhere. */
export interface ServiceChoices {
  /** An existing cluster; null: a new one of the name that the service asks for. */
  readonly clusterArn: string | null;
  /** Which task definition it gets. */
  readonly definition: "registered" | "found" | "standIn";
  /** Leaves out what is not simulated yet, and runs on container instances. */
  readonly asSimulated: boolean;
}

export interface ServicePlan {
  /** The calls in order, each with what earlier ones were answered. */
  readonly steps: readonly Step[];
  /** The service as it will be asked for, target groups by their names. */
  readonly service: CreateServiceRequest;
}

export interface ServiceSources {
  readonly tables: Tables;
  /** A task definition of the same family that came along with the service. */
  readonly found: RegisterTaskDefinitionRequest | null;
}

/** The calls that make a service here: whatever it needs and is not there is made before it. */
export function servicePlan(input: CreateServiceRequest, choices: ServiceChoices, sources: ServiceSources): ServicePlan {
  const { tables } = sources;
  const cluster = choices.clusterArn === null ? (input.cluster ?? "default") : nameIn(choices.clusterArn);
  const definition = definitionFor(input, choices, sources);
  const groups = (input.loadBalancers ?? []).map((one) => groupFor(one, input, tables));
  const onFargate = isForFargate(input);
  const asked = { ...(choices.asSimulated ? serviceAsSimulated(input) : input), ...(onFargate ? networkHere(input, tables) : {}) };
  const service = (outputs: ReadonlyMap<string, unknown>): CreateServiceRequest => ({
    ...asked,
    cluster,
    taskDefinition: definition.name,
    ...(groups.length === 0 ? {} : { loadBalancers: (asked.loadBalancers ?? []).map((one, i) => ({ ...one, targetGroupArn: groups[i]?.arn(outputs) ?? one.targetGroupArn })) }),
  });
  return {
    steps: [
      ...(choices.clusterArn === null ? [{ id: "cluster", call: () => call("ecs", "CreateCluster", { clusterName: cluster }) }] : []),
      ...(onFargate ? providerSteps(asked, cluster, tables) : []),
      ...definition.steps,
      ...groupSteps(groups, input, tables),
      { id: "service", call: (outputs) => call("ecs", "CreateService", service(outputs)) },
    ],
    service: service(new Map()),
  };
}

/** What a service's choices are before a person has made any. */
export function usualChoices(input: CreateServiceRequest, { tables, found }: ServiceSources): ServiceChoices {
  const active = activeClusters(tables);
  const named = active.find(({ clusterName }) => clusterName === (input.cluster ?? "default"));
  const definition = registeredFor(input, tables) === undefined ? (found === null ? "standIn" : "found") : "registered";
  return { clusterArn: (named ?? active[0])?.clusterArn ?? null, definition, asSimulated: false };
}

/** Clusters that take services, the oldest first. */
export function activeClusters(tables: Tables): readonly Rows["ecs.clusters"][] {
  return [...tables["ecs.clusters"].values()].filter(({ status }) => status === "ACTIVE").toSorted((a, b) => a.createdAt - b.createdAt);
}

/** The revision a service names, or else the newest of its family that is ACTIVE. */
export function registeredFor({ taskDefinition }: CreateServiceRequest, tables: Tables): Rows["ecs.taskDefinitions"] | undefined {
  if (taskDefinition === undefined) return undefined;
  const rows = [...tables["ecs.taskDefinitions"].values()].filter(({ status }) => status === "ACTIVE");
  const exact = rows.find(({ taskDefinitionArn }) => nameIn(taskDefinitionArn) === taskDefinition);
  const family = rows.filter((row) => row.family === familyOf(taskDefinition)).toSorted((a, b) => b.revision - a.revision);
  return exact ?? family[0];
}

interface DefinitionPlan {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** The subnets that a service names are those of another account: it runs in those of the VPC here, as they are by themselves. */
function networkHere({ networkConfiguration }: CreateServiceRequest, tables: Tables): Pick<CreateServiceRequest, "networkConfiguration"> {
  return { networkConfiguration: fargateNetwork(tables, networkConfiguration?.awsvpcConfiguration?.assignPublicIp) };
}

/** A strategy is one over capacity providers that the cluster has. */
function providerSteps({ capacityProviderStrategy = [] }: CreateServiceRequest, cluster: string, tables: Tables): readonly Step[] {
  const row = activeClusters(tables).find(({ clusterName }) => clusterName === cluster);
  const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = tables["ecs.clusterOptions"].get(row?.clusterArn ?? "") ?? {};
  const lacking = capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider).filter((name) => !capacityProviders.includes(name));
  if (lacking.length === 0) return [];
  const input = { cluster, capacityProviders: [...capacityProviders, ...lacking], defaultCapacityProviderStrategy: [...defaultCapacityProviderStrategy] };
  return [{ id: "capacityProviders", call: () => call("ecs", "PutClusterCapacityProviders", input) }];
}

function definitionFor(input: CreateServiceRequest, { definition, asSimulated }: ServiceChoices, { tables, found }: ServiceSources): DefinitionPlan {
  const moves = asSimulated && !isForFargate(input);
  const registered = definition === "registered" ? registeredFor(input, tables) : undefined;
  if (registered !== undefined) {
    const own = inputOfRevision(registered.definition);
    return moves && needsFargateOrSubnets(own) ? newRevision(taskDefinitionOnEc2(own)) : { name: nameIn(registered.taskDefinitionArn), steps: [] };
  }
  const made = definition === "found" && found !== null ? found : standInFor(input);
  return newRevision(moves && needsFargateOrSubnets(made) ? taskDefinitionOnEc2(made) : made);
}

function newRevision(input: RegisterTaskDefinitionRequest): DefinitionPlan {
  return { name: input.family, steps: [{ id: "taskDefinition", call: () => call("ecs", "RegisterTaskDefinition", input) }] };
}

interface GroupPlan {
  readonly name: string;
  readonly arn: (outputs: ReadonlyMap<string, unknown>) => string;
  /** Its row, when it is there. */
  readonly row: Rows["elbv2.targetGroups"] | undefined;
}

/** The target group that a load balancer of the service means: by its ARN, by its name, or to be made. */
function groupFor({ targetGroupArn }: LoadBalancer, { serviceName }: CreateServiceRequest, tables: Tables): GroupPlan {
  const rows = tables["elbv2.targetGroups"];
  const wanted = elbName(targetGroupArn === undefined ? "" : nameIn(targetGroupArn)) || elbName(`${serviceName}-tg`) || "imported-tg";
  const row = rows.get(targetGroupArn ?? "") ?? [...rows.values()].find(({ targetGroupName }) => targetGroupName === wanted);
  if (row !== undefined) return { name: row.targetGroupName, arn: () => row.targetGroupArn, row };
  return { name: wanted, arn: (outputs) => answered(outputs.get(groupId(wanted)), "TargetGroups", "TargetGroupArn") ?? `<${wanted}>`, row };
}

/** Target groups that are not there, and a load balancer with a listener for each that no listener forwards to. */
function groupSteps(groups: readonly GroupPlan[], input: CreateServiceRequest, tables: Tables): readonly Step[] {
  const distinct = groups.filter(({ name }, i) => groups.findIndex((other) => other.name === name) === i);
  const missing = distinct.filter(({ row }) => row === undefined);
  const unserved = distinct.filter(({ row }) => row === undefined || row.loadBalancerArn === null);
  if (unserved.length === 0) return [];
  const { serviceName } = input;
  const vpcId = usualVpcId(tables);
  const subnets = balancerSubnetIds(vpcId, "internet-facing", tables);
  const taken = new Set([...tables["elbv2.loadBalancers"].values()].map(({ loadBalancerName }) => loadBalancerName));
  const balancer = firstFree(elbName(`${serviceName}-alb`) || "imported-alb", taken);
  const balancerArn = (outputs: ReadonlyMap<string, unknown>) => answered(outputs.get("loadBalancer"), "LoadBalancers", "LoadBalancerArn") ?? `<${balancer}>`;
  return [
    ...missing.map(({ name }) => ({ id: groupId(name), call: () => call("elbv2", "CreateTargetGroup", { Name: name, Protocol: "HTTP", Port: 80, VpcId: vpcId, TargetType: isForFargate(input) ? "ip" : "instance" }) })),
    ...balancerGroupSteps({ balancer, vpcId, ports: unserved.map((_, i) => portOf(i)) }, tables),
    { id: "loadBalancer", call: (outputs) => call("elbv2", "CreateLoadBalancer", { Name: balancer, Subnets: subnets, SecurityGroups: [balancerGroupId(outputs)] }) },
    ...unserved.map(({ name, arn }, i) => ({
      id: `listener ${name}`,
      call: (outputs: ReadonlyMap<string, unknown>) =>
        call("elbv2", "CreateListener", {
          LoadBalancerArn: balancerArn(outputs),
          Protocol: "HTTP",
          Port: portOf(i),
          DefaultActions: [{ Type: "forward", TargetGroupArn: arn(outputs) }],
        }),
    })),
  ];
}

/** A load balancer has one listener a port. */
const portOf = (place: number): number => (place === 0 ? 80 : 8_079 + place);

const groupId = (name: string): string => `targetGroup ${name}`;

/** Names of load balancers and target groups: letters, digits and hyphens, up to 32, no hyphen at either end. */
function elbName(text: string): string {
  return text.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 32).replace(/^-+|-+$/g, "");
}

/** A member of the first thing in a list that an answer holds. */
function answered(output: unknown, list: string, member: string): string | undefined {
  const things: unknown = typeof output === "object" && output !== null ? (output as Readonly<Record<string, unknown>>)[list] : undefined;
  const first: unknown = Array.isArray(things) ? things[0] : undefined;
  const value: unknown = typeof first === "object" && first !== null ? (first as Readonly<Record<string, unknown>>)[member] : undefined;
  return typeof value === "string" ? value : undefined;
}
