import type { Call } from "../../../aws/generated/api.ts";
import type { UpdateServiceRequest } from "../../../aws/generated/ecs.ts";
import type { View } from "../../kernel/context.ts";
import { liveTasksByService, services, type ServiceRow } from "../../services/ecs/tables.ts";
import { asksForTasks } from "./rewrite.ts";
import { wantedBy } from "./wanted.ts";

/** The service that calls update, as it is in a world; undefined: they update none. */
function serviceUpdatedBy(calls: readonly Call[], view: View): ServiceRow | undefined {
  const asking = calls[asksForTasks(calls)];
  if (asking?.operation !== "UpdateService") return undefined;
  const wanted = wantedBy(view, asking.operation, asking.input as object);
  return wanted.kind === "service" ? view.find(services, wanted.serviceArn) : undefined;
}

/** What percentages are of, and which. */
export interface Percentages {
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

/** As the calls ask for them. A daemon has as many tasks as there are instances for it. */
export function percentagesAsked(calls: readonly Call[], view: View): Percentages | undefined {
  const service = serviceUpdatedBy(calls, view);
  if (service === undefined) return undefined;
  const { desiredCount = service.desiredCount } = inputOf(calls);
  const { minimumHealthyPercent = service.minimumHealthyPercent, maximumPercent = service.maximumPercent } = configurationIn(calls) ?? {};
  const isDaemon = service.schedulingStrategy === "DAEMON";
  return { desiredCount: isDaemon ? view.count(liveTasksByService, service.serviceArn) : desiredCount, minimumHealthyPercent, maximumPercent };
}

/** What the calls say of the deployment itself. */
export function configurationIn(calls: readonly Call[]): UpdateServiceRequest["deploymentConfiguration"] {
  return inputOf(calls).deploymentConfiguration;
}

function inputOf(calls: readonly Call[]): Partial<UpdateServiceRequest> {
  return (calls[asksForTasks(calls)]?.input ?? {}) as Partial<UpdateServiceRequest>;
}
