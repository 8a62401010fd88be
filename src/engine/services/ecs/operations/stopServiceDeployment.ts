import type { StopServiceDeploymentRequest, StopServiceDeploymentResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { wakeService } from "../processes/wakeService.ts";
import { unsupportedFeature } from "../refusals.ts";
import { serviceDeploymentNamed } from "../serviceDeployments/named.ts";
import { refuseInClassic } from "../serviceDeployments/refuseInClassic.ts";
import { serviceDeployments, type ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import { NOT_ONGOING } from "../serviceDeployments/words.ts";
import { services } from "../tables.ts";

interface Plan {
  readonly deployment: ServiceDeploymentRow;
  readonly stopType: "ABORT" | "ROLLBACK";
}

/** Asks for the end of a deployment; the scheduler sees to it when it looks. ECS guide, "Stopping Amazon ECS service deployments". */
export const stopServiceDeployment = operation("ecs", "StopServiceDeployment", {
  // The guide knows no other stop type than ROLLBACK; that it holds when none is given is assumed.
  check(view: View, { serviceDeploymentArn, stopType = "ROLLBACK" }: StopServiceDeploymentRequest): Plan {
    refuseInClassic(view, "StopServiceDeployment");
    const deployment = serviceDeploymentNamed(view, serviceDeploymentArn);
    if (deployment.finishedAt !== null) throw new Refusal("ConflictException", NOT_ONGOING);
    const isDaemon = view.need(services, deployment.serviceArn).schedulingStrategy === "DAEMON";
    if (isDaemon && stopType === "ABORT") throw unsupportedFeature("The stop type ABORT for a DAEMON service");
    return { deployment, stopType };
  },

  apply(ctx: Context, { deployment, stopType }: Plan): StopServiceDeploymentResponse {
    const { serviceDeploymentArn, serviceArn, status } = deployment;
    // What was asked for before goes on.
    if (status === "PENDING" || status === "IN_PROGRESS") {
      const asked = stopType === "ABORT" ? "STOP_REQUESTED" : "ROLLBACK_REQUESTED";
      ctx.update(serviceDeployments, serviceDeploymentArn, { status: asked, updatedAt: ctx.now });
      wakeService(ctx, serviceArn);
    }
    return { serviceDeploymentArn };
  },
});
