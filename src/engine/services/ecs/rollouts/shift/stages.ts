import type { ServiceDeploymentLifecycleStage } from "../../../../../aws/generated/ecs.ts";
import type { Millis } from "../../../../kernel/time.ts";
import type { Step } from "../steps.ts";

/** A stage of a deployment. The one that ECS only has hooks for is not told of as such. */
export type Stage = ServiceDeploymentLifecycleStage | "PRE_PRODUCTION_TRAFFIC_SHIFT";

/** Where a deployment stands. */
export interface Standing {
  readonly direction: "forward" | "back";
  readonly stage: Stage;
  readonly step: number;
  /** How long it has been in its stage, or in this step of it. */
  readonly heldMillis: Millis;
  /** Its tasks are as the stage asks for. */
  readonly tasksReady: boolean;
  /** All hooks of the stage let it go on. */
  readonly hooksDone: boolean;
  /** Hooks are waited for before each step of the production traffic. */
  readonly preparesSteps: boolean;
  readonly steps: readonly Step[];
  readonly bakeMillis: Millis;
  /** For how long the load balancer may go on as before after its weights were changed: each stage that changes some waits so long. */
  readonly testLagMillis: Millis;
  readonly productionLagMillis: Millis;
}

/** What comes next, if anything does now. ECS guide, "Lifecycle stages"; a rollback has two of them and cleans up (reference of hooks). */
export function nextStage(standing: Standing): Pick<Standing, "stage" | "step"> | null {
  const { direction, stage, step, heldMillis, tasksReady, hooksDone, preparesSteps, steps, bakeMillis, testLagMillis, productionLagMillis } = standing;
  if (!hooksDone) return null;
  const isBack = direction === "back";
  const shift = (to: number) => ({ stage: preparesSteps ? ("PRE_PRODUCTION_TRAFFIC_SHIFT" as const) : ("PRODUCTION_TRAFFIC_SHIFT" as const), step: to });
  switch (stage) {
    case "RECONCILE_SERVICE":
      return tasksReady ? { stage: "PRE_SCALE_UP", step } : null;
    case "PRE_SCALE_UP":
      return { stage: "SCALE_UP", step };
    case "SCALE_UP":
      return tasksReady ? { stage: "POST_SCALE_UP", step } : null;
    case "POST_SCALE_UP":
      return { stage: "TEST_TRAFFIC_SHIFT", step };
    case "TEST_TRAFFIC_SHIFT":
      if (heldMillis < testLagMillis) return null;
      return { stage: isBack ? "CLEAN_UP" : "POST_TEST_TRAFFIC_SHIFT", step };
    case "POST_TEST_TRAFFIC_SHIFT":
      return shift(0);
    case "PRE_PRODUCTION_TRAFFIC_SHIFT":
      return { stage: "PRODUCTION_TRAFFIC_SHIFT", step };
    case "PRODUCTION_TRAFFIC_SHIFT":
      if (heldMillis < productionLagMillis + (isBack ? 0 : (steps[step]?.waitMillis ?? 0))) return null;
      if (isBack) return { stage: "TEST_TRAFFIC_SHIFT", step };
      return step + 1 < steps.length ? shift(step + 1) : { stage: "POST_PRODUCTION_TRAFFIC_SHIFT", step };
    case "POST_PRODUCTION_TRAFFIC_SHIFT":
      return { stage: "BAKE_TIME", step };
    case "BAKE_TIME":
      return heldMillis >= bakeMillis ? { stage: "CLEAN_UP", step } : null;
    case "CLEAN_UP":
      return null;
  }
}

/** When a stage ends that only waits for time to pass; null: none is waited for. */
export function waitsFor({ direction, stage, step, steps, bakeMillis, testLagMillis, productionLagMillis }: Pick<Standing, "direction" | "stage" | "step" | keyof Paces>): Millis | null {
  if (stage === "TEST_TRAFFIC_SHIFT") return testLagMillis === 0 ? null : testLagMillis;
  const isBack = direction === "back";
  if (stage === "PRODUCTION_TRAFFIC_SHIFT") return isBack && productionLagMillis === 0 ? null : productionLagMillis + (isBack ? 0 : (steps[step]?.waitMillis ?? 0));
  return stage === "BAKE_TIME" && !isBack ? bakeMillis : null;
}

/** How long a deployment takes for what only time does. */
export type Paces = Pick<Standing, "steps" | "bakeMillis" | "testLagMillis" | "productionLagMillis">;

/** Who has how many tasks in a stage: green none before it is scaled up, and whoever loses none when it cleans up. */
export function sharesIn({ direction, stage }: Pick<Standing, "direction" | "stage">): { readonly blue: boolean; readonly green: boolean } {
  const isEnd = stage === "CLEAN_UP";
  if (direction === "back") return { blue: true, green: !isEnd };
  return { blue: !isEnd, green: stage !== "RECONCILE_SERVICE" && stage !== "PRE_SCALE_UP" };
}
