import type { ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { wakeService } from "../processes/wakeService.ts";
import { invalidParameter } from "../refusals.ts";
import { rollingPauses } from "../rollouts/pause/table.ts";
import { trafficShifts, type HookRun } from "../rollouts/shift/table.ts";
import { serviceDeploymentNamed } from "../serviceDeployments/named.ts";
import { refuseInClassic } from "../serviceDeployments/refuseInClassic.ts";

interface Plan {
  readonly serviceDeploymentArn: string;
  readonly serviceArn: string;
  readonly isRolling: boolean;
  /** Those of the stage, as they are then. */
  readonly hooks: readonly HookRun[];
}

/** Lets a deployment go on that waits at a PAUSE hook, or go back. The wordings are those of the ECS guide, "Troubleshooting blue/green deployments". */
export const continueServiceDeployment = operation("ecs", "ContinueServiceDeployment", {
  check(view: View, { serviceDeploymentArn, hookId, action = "CONTINUE" }: ContinueServiceDeploymentRequest): Plan {
    refuseInClassic(view, "ContinueServiceDeployment");
    const { finishedAt, serviceArn } = serviceDeploymentNamed(view, serviceDeploymentArn);
    if (!/^ecs-[a-z]+-.+$/.test(hookId)) throw invalidParameter("Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}");
    if (finishedAt !== null) throw invalidParameter("Continuing a service deployment is not allowed for service deployment in terminal states.");
    const pause = view.find(rollingPauses, serviceDeploymentArn);
    const hooks = (pause ?? view.find(trafficShifts, serviceDeploymentArn))?.hooks ?? [];
    if (!hooks.some((run) => run.hookId === hookId && run.status === "AWAITING_ACTION")) {
      throw invalidParameter("Provided hookId is either completed, unavailable, or not associated with the given Resource ARN");
    }
    const status = action === "CONTINUE" ? "SUCCEEDED" : "FAILED";
    return { serviceDeploymentArn, serviceArn, isRolling: pause !== undefined, hooks: hooks.map((run) => (run.hookId === hookId ? { ...run, status } : run)) };
  },

  apply(ctx: Context, { serviceDeploymentArn, serviceArn, isRolling, hooks }: Plan): ContinueServiceDeploymentResponse {
    if (isRolling) ctx.update(rollingPauses, serviceDeploymentArn, { hooks });
    else ctx.update(trafficShifts, serviceDeploymentArn, { hooks });
    wakeService(ctx, serviceArn);
    return { serviceDeploymentArn };
  },
});
