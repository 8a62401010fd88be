import type { DeploymentLifecycleHookStage, DeploymentStrategy } from "../generated/ecs.ts";

/** A pause stands before or after what ECS does in a stage, never in it. ECS guide, "Pause hooks". */
const MOVING: readonly DeploymentLifecycleHookStage[] = ["RECONCILE_SERVICE", "PRE_SCALE_UP", "POST_SCALE_UP", "POST_TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT", "POST_PRODUCTION_TRAFFIC_SHIFT"];

/** A rolling deployment moves no traffic; that it has the stages around the start of its tasks is assumed: ECS documents none. */
const ROLLING: readonly DeploymentLifecycleHookStage[] = ["PRE_SCALE_UP", "POST_SCALE_UP"];

/** Where a deployment may wait for a person. */
export const pauseStages = (strategy: DeploymentStrategy): readonly DeploymentLifecycleHookStage[] => (strategy === "ROLLING" ? ROLLING : MOVING);
