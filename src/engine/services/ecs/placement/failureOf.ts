import type { Failure } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { failureReasonOf, type Cause } from "./cause.ts";
import { headlineOf, reasonOf } from "./reasons.ts";

/** The failure that RunTask and StartTask answer for one instance. The reason is ECS's; the words of its detail are ours. */
export function failureOf(view: View, containerInstanceArn: string, cause: Cause): Failure {
  return { arn: containerInstanceArn, reason: failureReasonOf(cause), detail: `${headlineOf(cause)}: ${reasonOf(view, containerInstanceArn, cause)}` };
}
