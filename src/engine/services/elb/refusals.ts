import { Refusal } from "../../kernel/refusal.ts";

/** Wordings are observed in published answers of the service, unless marked assumed. */
export const validationError = (message: string): Refusal => new Refusal("ValidationError", message);

export const loadBalancerNotFound = (name: string): Refusal => new Refusal("LoadBalancerNotFound", `There is no ACTIVE Load Balancer named '${name}'`);

export const sameNameOtherSettings = (name: string): Refusal =>
  new Refusal("DuplicateLoadBalancerName", `Load Balancer named '${name}' already exists and it is configured with different parameters.`);

export const duplicateListener = (name: string, port: number): Refusal =>
  new Refusal("DuplicateListener", `A listener already exists for ${name} with LoadBalancerPort ${port}, but with a different InstancePort, Protocol, or SSLCertificateId`);

export const instanceNotFound = (instanceId: string): Refusal => new Refusal("InvalidInstance", `Could not find EC2 instance ${instanceId}.`);

export const instanceElsewhere = (instanceId: string): Refusal => new Refusal("InvalidInstance", `EC2 instance ${instanceId} is not in VPC.`);

export const invalidConfiguration = (message: string): Refusal => new Refusal("InvalidConfigurationRequest", message);

/** Assumed, both. */
export const subnetNotFound = (subnetId: string): Refusal => new Refusal("SubnetNotFound", `The requested subnet ${subnetId} does not exist`);
export const invalidSecurityGroup = (): Refusal => new Refusal("InvalidSecurityGroup", "One or more of the specified security groups do not exist.");

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);
