import type { GetTaskProtectionRequest, GetTaskProtectionResponse } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeProtection } from "../describe/protection.ts";
import { TASKS_PER_DESCRIBE } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { invalidParameter } from "../refusals.ts";
import { protectableTasks } from "../taskProtection.ts";

/** Tells which of some tasks are spared from scale-in and deployments, and until when. */
export const getTaskProtection = reading(
  "ecs",
  "GetTaskProtection",
  (view, input: GetTaskProtectionRequest): GetTaskProtectionResponse => {
    const cluster = clusterNamed(view, input.cluster);
    const named = input.tasks ?? [];
    // Limits of the API; the wordings are assumed.
    if (named.length === 0) throw invalidParameter("Tasks cannot be empty.");
    if (named.length > TASKS_PER_DESCRIBE) throw invalidParameter(`tasks can have at most ${TASKS_PER_DESCRIBE} items`);
    const { found, failures } = protectableTasks(view, cluster, named);
    return { protectedTasks: found.map((task) => describeProtection(view, task)), failures };
  },
);
