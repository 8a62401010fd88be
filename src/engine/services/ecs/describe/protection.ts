import { epochSeconds } from "../../../../aws/epoch.ts";
import type { ProtectedTask } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import type { TaskRow } from "../tables.ts";

/** Whether a task is spared from scale-in and deployments now, and until when. */
export function describeProtection(view: View, { taskArn, protectedUntil }: TaskRow): ProtectedTask {
  return protectedUntil === null || view.now >= protectedUntil
    ? { taskArn, protectionEnabled: false }
    : { taskArn, protectionEnabled: true, expirationDate: epochSeconds(protectedUntil) };
}
