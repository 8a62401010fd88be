import { serviceArn as arnFor } from "../../../aws/arn.ts";
import type { CreateServiceRequest, RunTaskRequest, StartTaskRequest, StopServiceDeploymentRequest, UpdateServiceRequest } from "../../../aws/generated/ecs.ts";
import type { View } from "../../kernel/context.ts";
import { asksForFargate, capacityFor } from "../../services/ecs/fargate/late.ts";
import { findCluster, taskDefinitionNamed } from "../../services/ecs/lookup.ts";
import { findService } from "../../services/ecs/lookupService.ts";
import type { Subject } from "../../services/ecs/placement/subject.ts";
import { subjectOfRun } from "../../services/ecs/placement/subjectOf.ts";
import { placementFrom } from "../../services/ecs/placementRules.ts";
import { services } from "../../services/ecs/tables.ts";
import { standaloneTask } from "../../services/ecs/taskRules.ts";

/** Whose tasks a call is about. */
export type Wanted =
  /** `lastPassAt`: when the scheduler had last looked after the service; null: never. */
  | { readonly kind: "service"; readonly serviceArn: string; readonly lastPassAt: number | null }
  | { readonly kind: "run"; readonly subject: Subject; readonly count: number; readonly onFargate: boolean }
  /** Started on instances that are named. */
  | { readonly kind: "start"; readonly subject: Subject; readonly count: number }
  /** The call asks for no tasks itself. */
  | { readonly kind: "none" };

/** What a call that will be accepted asks for, seen from before it is made. */
export function wantedBy(view: View, operation: string, input: object): Wanted {
  switch (operation) {
    case "RunTask":
      return wantedRun(view, input as RunTaskRequest);
    case "StartTask":
      return wantedStart(view, input as StartTaskRequest);
    case "CreateService":
    case "UpdateService":
      return wantedService(view, input as Partial<CreateServiceRequest & UpdateServiceRequest>);
    case "StopServiceDeployment":
      return wantedBack(view, input as StopServiceDeploymentRequest);
    default:
      return { kind: "none" };
  }
}

function wantedRun(view: View, input: RunTaskRequest): Wanted {
  const clusterArn = clusterOf(view, input);
  const definition = taskDefinitionNamed(view, input.taskDefinition, "RunTask");
  const placement = placementFrom(input, definition);
  const onFargate = asksForFargate(capacityFor(view, input, { clusterArn, definition, placement }));
  const task = standaloneTask(view, input, { purpose: "RunTask", startedByLength: 128, clusterArn, onFargate });
  return { kind: "run", subject: subjectOfRun(clusterArn, { ...task, placement }), count: input.count ?? 1, onFargate };
}

function wantedStart(view: View, input: StartTaskRequest): Wanted {
  const clusterArn = clusterOf(view, input);
  const task = standaloneTask(view, input, { purpose: "StartTask", startedByLength: 36, clusterArn });
  const subject = subjectOfRun(clusterArn, { ...task, placement: null });
  return { kind: "start", subject: { ...subject, constraints: [], strategies: [] }, count: input.containerInstances.length };
}

function wantedService(view: View, { cluster, service, serviceName }: Partial<CreateServiceRequest & UpdateServiceRequest>): Wanted {
  const found = findCluster(view, cluster);
  if (found === undefined) return { kind: "none" };
  const before = findService(view, found, service ?? serviceName ?? "");
  if (before !== undefined && service !== undefined) return { kind: "service", serviceArn: before.serviceArn, lastPassAt: before.lastPassAt };
  return { kind: "service", serviceArn: arnFor(found.clusterName, serviceName ?? ""), lastPassAt: null };
}

/** What was before comes back. */
function wantedBack(view: View, { serviceDeploymentArn }: StopServiceDeploymentRequest): Wanted {
  const [, cluster = "", name = ""] = serviceDeploymentArn.split("/");
  const service = view.find(services, arnFor(cluster, name));
  return service === undefined ? { kind: "none" } : { kind: "service", serviceArn: service.serviceArn, lastPassAt: service.lastPassAt };
}

function clusterOf(view: View, { cluster }: { readonly cluster?: string | undefined }): string {
  return findCluster(view, cluster)?.clusterArn ?? "";
}
