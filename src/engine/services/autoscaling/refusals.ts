import { Refusal } from "../../kernel/refusal.ts";
import type { AutoScalingGroupRow, Sizes } from "./tables.ts";

// Observed, where nothing else is said.

export const validationError = (message: string): Refusal => new Refusal("ValidationError", message);

export const groupNotFound = (name: string): Refusal => validationError(`AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`);

export const groupExists = (name: string): Refusal =>
  new Refusal("AlreadyExists", `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`);

/** Assumed wording. */
export const groupsExceeded = (limit: number): Refusal => new Refusal("LimitExceeded", `The maximum number of Auto Scaling groups is ${limit}.`);

/** Assumed wording. */
export const hooksExceeded = (limit: number): Refusal => new Refusal("LimitExceeded", `The maximum number of lifecycle hooks for an Auto Scaling group is ${limit}.`);

export const groupInUse = (): Refusal =>
  new Refusal("ResourceInUse", "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.");

export const activityInProgress = (): Refusal =>
  new Refusal("ScalingActivityInProgress", "You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.");

/** From memory. */
export const beingDeleted = (name: string): Refusal => validationError(`AutoScalingGroup ${name} is pending delete, and cannot be modified.`);

export const instanceNotManaged = (id: string): Refusal => validationError(`Instance Id not found - No managed instance found for instance ID: ${id}`);

export const notOfGroup = (id: string, name: string): Refusal => validationError(`The instance ${id} is not part of Auto Scaling group ${name}.`);

export const notInState = (id: string, states: string): Refusal => validationError(`The instance ${id} is not in ${states}.`);

/** From memory. */
export const hookNotFound = (hook: string, name: string): Refusal => validationError(`Lifecycle Hook name not found - No lifecycle hook with the name ${hook} was found for Auto Scaling group ${name}`);

export const noActiveAction = (of: string): Refusal => validationError(`No active Lifecycle Action found with ${of}`);

/** From memory. */
export const policyNotFound = (name: string): Refusal => validationError(`Policy name not found - No scaling policy found with name ${name}`);

/** Assumed wording. */
export const policiesExceeded = (limit: number): Refusal => new Refusal("LimitExceeded", `The maximum number of scaling policies for an Auto Scaling group is ${limit}.`);

/** From memory. */
export const activityBlocks = (): Refusal => new Refusal("ScalingActivityInProgress", "Scaling activity is in progress and blocks this action");

export const minBoundBroken = (minSize: number): Refusal =>
  validationError(
    `Currently, desiredSize equals minSize (${minSize}). Terminating instance without replacement will violate group's min size constraint. ` +
      "Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.",
  );

export const boundsCrossed = (min: number, max: number): Refusal => validationError(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`);

export const desiredOutside = (desired: number, min: number, max: number): Refusal =>
  validationError(`Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`);

export const setBelowMin = (desired: number, min: number): Refusal =>
  validationError(`New SetDesiredCapacity value ${desired} is below min value ${min} for the AutoScalingGroup.`);

export const setAboveMax = (desired: number, max: number): Refusal =>
  validationError(`New SetDesiredCapacity value ${desired} is above max value ${max} for the AutoScalingGroup.`);

/** Ours, not AWS's: what the simulation does not carry out is refused, never silently left out. */
export const notSimulated = (what: string): Refusal => new Refusal("NotSimulated", `${what} is not simulated yet.`);

/** Observed. */
export const warmPoolImpossible = (): Refusal =>
  validationError("You can't add a warm pool to an Auto Scaling group that has a mixed instances policy or a launch template or launch configuration that requests Spot Instances.");

/** Observed in part. */
export const noWarmPool = (name: string): Refusal => validationError(`No warm pool found for Auto Scaling group ${name}`);

/** Assumed wording. */
export const warmPoolPendingDelete = (name: string): Refusal => validationError(`The warm pool of Auto Scaling group ${name} is pending delete, and cannot be modified.`);

/** Auto Scaling API: this operation cannot be called on instances in a warm pool. The wording is assumed. */
export const inWarmPool = (id: string): Refusal => validationError(`The instance ${id} is in a warm pool.`);

/** From memory, as the three below. */
export const startInPast = (): Refusal => validationError("Given start time is in the past");

export const invalidRecurrence = (recurrence: string): Refusal => validationError(`Given recurrence string:${recurrence} is invalid`);

export const actionNotFound = (name: string): Refusal => validationError(`Scheduled action name not found - Scheduled action ${name} not found`);

export const sameTime = (name: string): Refusal => new Refusal("AlreadyExists", `Another scheduled action with the same time exists for this group: ${name}`);

/** Assumed wording. */
export const actionsExceeded = (limit: number): Refusal => new Refusal("LimitExceeded", `The maximum number of scheduled actions for an Auto Scaling group is ${limit}.`);

/** Observed: what is asked for does not go with the bounds of the group. */
export const sizesForbid = ({ autoScalingGroupName: name, minSize, maxSize, desiredCapacity }: Sizes & Pick<AutoScalingGroupRow, "autoScalingGroupName">, what: "place into standby" | "move out of standby" | "attach" | "detach", count: number): Refusal =>
  validationError(`AutoScalingGroup ${name} has min-size=${minSize}, max-size=${maxSize}, and desired-size=${desiredCapacity}. To ${what} ${count} instance${count === 1 ? "" : "s"}, please update the AutoScalingGroup sizes appropriately.`);

/** From memory. */
export const alreadyInGroup = (id: string, name: string): Refusal => validationError(`Instance ${id} is already part of AutoScalingGroup:${name}.`);

/** Assumed wordings, as AWS's conditions are. */
export const cannotAttach = (id: string, why: string): Refusal => validationError(`Invalid Instance ${id}: ${why}`);

/** Observed. */
export const targetGroupsInvalid = (): Refusal => validationError("Provided Target Groups may not be valid. Please ensure they exist and try again.");

/** Assumed wording. */
export const targetGroupNotAttached = (arn: string): Refusal => validationError(`Trying to remove Target Groups that are not part of the group: ${arn}`);

/** Observed. */
export const refreshInProgress = (): Refusal => new Refusal("InstanceRefreshInProgress", "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.");

/** Observed. */
export const noActiveRefresh = (name: string): Refusal => new Refusal("ActiveInstanceRefreshNotFound", `No in progress or pending Instance Refresh found for Auto Scaling group ${name}`);

/** Assumed wording. */
export const refreshIrreversible = (): Refusal => new Refusal("IrreversibleInstanceRefresh", "The Instance Refresh has no desired configuration, so that it cannot be rolled back.");
