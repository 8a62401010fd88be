const MANAGED = "ECSManagedAutoScalingPolicy-";

/** What ECS calls the policy by which it scales the group of a capacity provider. Observed. */
export const managedPolicyName = (uuid: string): string => `${MANAGED}${uuid}`;

/** Whether a group's policy is ECS's own: ECS acts on its alarms, not the group. */
export const isManagedPolicy = (policyName: string): boolean => policyName.startsWith(MANAGED);

/** Whether a group's lifecycle hook is ECS's own: the one by which it drains instances of capacity providers. ECS guide, "Managed instance draining". */
export const isManagedHook = (hookName: string): boolean => hookName === "ecs-managed-draining-termination-hook";
