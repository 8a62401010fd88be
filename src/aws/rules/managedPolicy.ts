const MANAGED = "ECSManagedAutoScalingPolicy-";

/** What ECS calls the policy by which it scales the group of a capacity provider. Observed. */
export const managedPolicyName = (uuid: string): string => `${MANAGED}${uuid}`;

/** Whether a group's policy is ECS's own: ECS acts on its alarms, not the group. */
export const isManagedPolicy = (policyName: string): boolean => policyName.startsWith(MANAGED);

/** The lifecycle hook by which ECS drains instances of capacity providers. ECS guide, "Managed instance draining". */
export const DRAINING_HOOK = "ecs-managed-draining-termination-hook";
