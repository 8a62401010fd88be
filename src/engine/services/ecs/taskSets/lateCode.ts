import type { CreateServiceRequest } from "../../../../aws/generated/ecs.ts";
import type { Context } from "../../../kernel/context.ts";
import { capacityOf } from "../fargate/late.ts";
import { invalidParameter, unsupportedFeature } from "../refusals.ts";
import type { ServiceRow } from "../tables.ts";
import type { SetsCode } from "./late.ts";
import { makeSet } from "./make.ts";
import { setPrimary } from "./primary.ts";
import { checkWatched, refuseUpdatesOfSets, refuseWhatSetsHave } from "./refused.ts";

/**
 * ECS guide, "Troubleshooting Amazon ECS deployment strategy updates", for the first two; that there is one load
 * balancer, which is no Classic one, is the guide's as well, and its wordings are assumed.
 */
function checkSets(input: CreateServiceRequest): void {
  if (input.schedulingStrategy === "DAEMON") throw invalidParameter("The CODE_DEPLOY deployment controller type is not supported for services using the DAEMON scheduling strategy.");
  if (input.serviceConnectConfiguration?.enabled === true) {
    throw invalidParameter("Service Connect feature is only supported with ECS (rolling update) deployment controller. Update to ECS deployment controller and try again.");
  }
  checkWatched(input);
  const [first, ...others] = input.loadBalancers ?? [];
  if (first === undefined) throw invalidParameter("A load balancer is required for services with a CODE_DEPLOY deployment controller.");
  if (others.length > 0) throw invalidParameter("load balancers can have at most 1 items.");
  if (first.loadBalancerName !== undefined) throw invalidParameter("Classic Load Balancers are not supported with the CODE_DEPLOY deployment controller.");
  if (first.advancedConfiguration !== undefined) throw invalidParameter("advancedConfiguration is not supported with the CODE_DEPLOY deployment controller.");
  if (input.availabilityZoneRebalancing === "ENABLED") throw invalidParameter("Availability Zone rebalancing does not support the CODE_DEPLOY deployment controller.");
  if ((input.serviceRegistries ?? []).length > 0) throw unsupportedFeature("A service registry of a service that CodeDeploy deploys");
}

/** It has all of the service, and is the primary one. */
function beginSets(ctx: Context, service: ServiceRow): void {
  const { taskDefinitionArn, loadBalancers, network } = service;
  const set = { externalId: null, scale: 100, tags: [], clientToken: null, clientRequest: "" };
  const { deployment } = makeSet(ctx, { service, deployment: { taskDefinitionArn, loadBalancers, network, ...capacityOf(service) }, set });
  setPrimary(ctx, service.serviceArn, deployment);
}

export const setsCode: SetsCode = { checkSets, beginSets, refuseWhatSetsHave, refuseUpdatesOfSets };
