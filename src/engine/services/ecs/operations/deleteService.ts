import type { DeleteServiceRequest, DeleteServiceResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeService } from "../describe/service.ts";
import { clusterNamed } from "../lookup.ts";
import { serviceNamed } from "../lookupService.ts";
import { scaleDeployments } from "../processes/scaleDeployments.ts";
import { wakeService } from "../processes/wakeService.ts";
import { invalidParameter } from "../refusals.ts";
import { forgetServiceDeployments } from "../serviceDeployments/follow.ts";
import { deploymentsByService, services, type ServiceRow } from "../tables.ts";

/** Lets a service drain. It is INACTIVE once its tasks stop; to delete one that still wants tasks takes force. */
export const deleteService = operation("ecs", "DeleteService", {
  check(view: View, input: DeleteServiceRequest): ServiceRow {
    const service = serviceNamed(view, clusterNamed(view, input.cluster), input.service);
    // ECS API, DeleteService: only a REPLICA service needs force.
    const mustBeEmpty = service.schedulingStrategy === "REPLICA" && input.force !== true;
    if (service.status !== "ACTIVE" || !mustBeEmpty) return service;
    // Observed; the second from memory.
    if (service.desiredCount > 0) throw invalidParameter("The service cannot be stopped while it is scaled above 0.");
    // A service that ECS deploys has one, as has one that CodeDeploy deploys; an EXTERNAL one has its task sets.
    if (view.count(deploymentsByService, service.serviceArn) > (service.deploymentController === "EXTERNAL" ? 0 : 1)) {
      throw invalidParameter("The service cannot be stopped while deployments are active.");
    }
    return service;
  },

  apply(ctx: Context, { serviceArn, status, desiredCount }: ServiceRow): DeleteServiceResponse {
    if (status === "ACTIVE") {
      const service = ctx.update(services, serviceArn, { status: "DRAINING", desiredCount: 0, waitsForRoom: false });
      forgetServiceDeployments(ctx, serviceArn);
      scaleDeployments(ctx, service, -desiredCount);
      wakeService(ctx, serviceArn);
    }
    return { service: describeService(ctx, ctx.need(services, serviceArn), { tags: true }) };
  },
});
