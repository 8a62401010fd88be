import { Refusal } from "../../kernel/refusal.ts";

/** An action that makes no sense, or an id that names nothing, in most operations of ECS. */
export const clientException = (message: string): Refusal => new Refusal("ClientException", message);

/** A parameter with a value that cannot be, or not now. */
export const invalidParameter = (message: string): Refusal => new Refusal("InvalidParameterException", message);

export const clusterNotFound = (): Refusal => new Refusal("ClusterNotFoundException", "Cluster not found.");

/** A cluster that was deleted a while ago. */
export const clusterInactive = (): Refusal =>
  new Refusal("ClusterNotFoundException", "The referenced cluster was inactive.");

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal =>
  invalidParameter(`${what} is not simulated by ECS Playground yet.`);

/** The same where the model of the operation knows the code: services and tasks. */
export const unsupportedFeature = (what: string): Refusal =>
  new Refusal("UnsupportedFeatureException", `${what} is not simulated yet.`);

export const serviceNotFound = (): Refusal => new Refusal("ServiceNotFoundException", "Service not found.");

export const serviceNotActive = (): Refusal => new Refusal("ServiceNotActiveException", "Service was not ACTIVE.");

/** Observed: of a cluster without ACTIVE instances RunTask answers an exception, not a failure. */
export const NO_CONTAINER_INSTANCES = "No Container Instances were found in your cluster.";
