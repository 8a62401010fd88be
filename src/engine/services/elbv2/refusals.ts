import { Refusal } from "../../kernel/refusal.ts";

/** Wordings are observed in published answers of the service, unless marked assumed. */
export const validationError = (message: string): Refusal => new Refusal("ValidationError", message);

export const loadBalancerNotFound = (arn: string): Refusal =>
  new Refusal("LoadBalancerNotFound", `Load balancer '${arn}' not found`);

export const loadBalancersNotFound = (): Refusal =>
  new Refusal("LoadBalancerNotFound", "One or more load balancers not found");

export const targetGroupNotFound = (arn: string): Refusal =>
  new Refusal("TargetGroupNotFound", `Target groups '${arn}' not found`);

export const targetGroupsNotFound = (): Refusal => new Refusal("TargetGroupNotFound", "One or more target groups not found");

export const listenersNotFound = (): Refusal => new Refusal("ListenerNotFound", "One or more listeners not found");

/** `what` is a load balancer or a target group. */
export const sameNameOtherSettings = (code: string, what: string, name: string): Refusal =>
  new Refusal(code, `A ${what} with the same name '${name}' exists, but with different settings`);

export const duplicateListener = (loadBalancerArn: string): Refusal =>
  new Refusal(
    "DuplicateListener",
    `A listener already exists on this port for this load balancer '${loadBalancerArn}'`,
  );

export const associationLimit = (arn: string): Refusal =>
  new Refusal(
    "TargetGroupAssociationLimit",
    `The following target groups cannot be associated with more than one load balancer: ${arn}`,
  );

export const targetGroupInUse = (arn: string): Refusal =>
  new Refusal("ResourceInUse", `Target group '${arn}' is currently in use by a listener or a rule`);

export const ruleNotFound = (): Refusal => new Refusal("RuleNotFound", "One or more rules not found");

export const priorityInUse = (priority: number): Refusal => new Refusal("PriorityInUse", `Priority '${priority}' is currently in use`);

export const invalidAction = (message: string): Refusal => new Refusal("InvalidLoadBalancerAction", message);

/** `what` was not done to a default rule. */
export const defaultRuleKept = (arn: string, what: "modified" | "deleted"): Refusal =>
  new Refusal("OperationNotPermitted", `Default rule '${arn}' cannot be ${what}`);

export const invalidConfiguration = (message: string): Refusal => new Refusal("InvalidConfigurationRequest", message);

export const invalidTarget = (message: string): Refusal => new Refusal("InvalidTarget", message);

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);
