import type { Rows } from "../../bridge/protocol.ts";
import { by } from "../../lib/compare.ts";
import { nameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import { type Comparable, comparableRevision } from "./changes.ts";

type Deployment = Rows["ecs.deployments"];

/** What a service revision is made of, as comparisons write it. */
export function comparableServiceRevision({ taskDefinitionArn, loadBalancers, network }: Deployment, tables: Pick<Tables, "ecs.taskDefinitions">): Comparable {
  const definition = tables["ecs.taskDefinitions"].get(taskDefinitionArn)?.definition;
  return {
    taskDefinition: nameIn(taskDefinitionArn),
    ...(loadBalancers.length === 0 ? {} : { loadBalancers: loadBalancers.map(({ targetGroupArn, containerName, containerPort }) => `${nameIn(targetGroupArn)} to ${containerName}:${containerPort}`) }),
    ...(network === null ? {} : { subnets: network.subnetIds, securityGroups: network.securityGroupIds }),
    ...(definition === undefined ? {} : comparableRevision(definition)),
  };
}

/** The deployments that brought the revisions of a service, each revision once, the newest first. */
export function serviceRevisions(serviceArn: string, deployments: Iterable<Deployment>): readonly Deployment[] {
  const firsts = new Map<string, Deployment>();
  const own = [...deployments].filter((one) => one.serviceArn === serviceArn).sort(by((one) => one.createdAt, (one) => one.deploymentId));
  for (const one of own) if (!firsts.has(one.serviceRevisionArn)) firsts.set(one.serviceRevisionArn, one);
  return [...firsts.values()].reverse();
}
