/** The fields of the forms of groups and capacity providers that a refusal is about: operations, a pattern over code and message, the field. */
export const FIELDS_OF_CAPACITY: readonly (readonly [readonly string[], RegExp, string])[] = [
  [["CreateAutoScalingGroup"], /AlreadyExists|AutoScalingGroupName/, "groupName"],
  [["CreateAutoScalingGroup"], /OnDemandPercentage|Spot/, "spotPercent"],
  [["CreateAutoScalingGroup"], /[Zz]one|[Ss]ubnet/, "subnets"],
  [["CreateCapacityProvider"], /already being used|Auto Scaling group ARN/, "groupName"],
  [["CreateCapacityProvider"], /already exists|\bname/i, "providerName"],
  [["CreateCapacityProvider", "UpdateCapacityProvider"], /termination protection/, "terminationProtection"],
  [["CreateCapacityProvider", "UpdateCapacityProvider"], /targetCapacity/, "targetCapacity"],
  [["CreateCapacityProvider", "UpdateCapacityProvider"], /ScalingStepSize/, "step"],
  [["CreateCapacityProvider", "UpdateCapacityProvider"], /instanceWarmupPeriod/, "warmup"],
  [["PutClusterCapacityProviders"], /strategy/, "strategy"],
  [["PutClusterCapacityProviders"], /provider/, "capacityProviders"],
  [["CreateService", "UpdateService", "RunTask", "CreateTaskSet"], /capacity provider/, "capacityProviderStrategy"],
];
