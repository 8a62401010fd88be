import type { LifecycleState } from "../generated/autoscaling.ts";

interface WithState {
  readonly lifecycleState: LifecycleState;
}

/** Whether an instance is in the warm pool of its group, and not in the group itself. */
export const isWarmed = ({ lifecycleState }: WithState): boolean => lifecycleState.startsWith("Warmed:");

/** Whether an instance is on its way out of its group. */
export const isGoing = ({ lifecycleState }: WithState): boolean => /^(?:(?:Warmed:)?Terminating|Detaching)/.test(lifecycleState);

/** Whether an instance is taken out of service for a while. */
export const isStandingBy = ({ lifecycleState }: WithState): boolean => lifecycleState === "Standby" || lifecycleState === "EnteringStandby";

/** Whether an instance is a part of what its group has of its desired capacity. */
export const isCounted = (row: WithState): boolean => !isGoing(row) && !isWarmed(row) && !isStandingBy(row);
