import { call } from "../../../../aws/generated/api.ts";
import type { Call, Rows } from "../../../../bridge/protocol.ts";
import type { ConfirmRequest } from "../../../dialogs/requests.ts";
import { many } from "../../../graph/figures.ts";
import { nameIn } from "../../../store/names.ts";
import type { RolloutRow } from "../rollout.ts";

/** What a person can do with one task set of an EXTERNAL service. */
export interface TaskSetCalls {
  /** To so many percent of the service's desired count. */
  readonly scale: (value: number) => Call;
  /** null: it is the primary one. */
  readonly promote: Call | null;
  readonly remove: Call;
  /** What is asked before it is deleted; null where AWS deletes it without force. */
  readonly question: ConfirmRequest | null;
}

/** The calls for a task set; null: it is being deleted already, or its service is. */
export function taskSetCalls({ clusterArn, serviceName, status }: Rows["ecs.services"], { deployment, revision, running, pending }: RolloutRow, scale: number): TaskSetCalls | null {
  const isPrimary = deployment.status === "PRIMARY";
  if (status !== "ACTIVE" || !(isPrimary || deployment.status === "ACTIVE")) return null;
  const taskSet = deployment.deploymentId;
  const of = { cluster: nameIn(clusterArn), service: serviceName };
  const why = whyForce(isPrimary, scale);
  const remove = call("ecs", "DeleteTaskSet", { ...of, taskSet, ...(why === null ? {} : { force: true }) });
  return {
    scale: (value) => call("ecs", "UpdateTaskSet", { ...of, taskSet, scale: { unit: "PERCENT", value } }),
    promote: isPrimary ? null : call("ecs", "UpdateServicePrimaryTaskSet", { ...of, primaryTaskSet: taskSet }),
    remove,
    question:
      why === null
        ? null
        : { kind: "confirm", title: `Delete the task set of ${revision} by force?`, sentence: `AWS asks for force: ${why}. ${fate(running + pending)} You can undo this.`, verb: "Delete task set", calls: [remove] },
  };
}

/** ECS API, DeleteTaskSet: what is scaled above 0, and the primary one. */
function whyForce(isPrimary: boolean, scale: number): string | null {
  const reasons = [...(isPrimary ? ["is the primary task set"] : []), ...(scale > 0 ? [`is scaled to ${scale} %`] : [])];
  return reasons.length === 0 ? null : `it ${reasons.join(" and ")}`;
}

const fate = (tasks: number): string => (tasks === 0 ? "It has no tasks." : `Its ${many(tasks, "task")} ${tasks === 1 ? "stops" : "stop"}.`);
