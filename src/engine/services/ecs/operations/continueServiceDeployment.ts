import type { ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse } from "../../../../aws/generated/ecs.ts";
import { reading } from "../../../kernel/operation.ts";
import { invalidParameter } from "../refusals.ts";
import { serviceDeploymentNamed } from "../serviceDeployments/find.ts";
import { NOT_PAUSED } from "../serviceDeployments/words.ts";

/** Lets a deployment go on that waits at a hook. None does: services with lifecycle hooks are refused. */
export const continueServiceDeployment = reading(
  "ecs",
  "ContinueServiceDeployment",
  (view, { serviceDeploymentArn }: ContinueServiceDeploymentRequest): ContinueServiceDeploymentResponse => {
    serviceDeploymentNamed(view, serviceDeploymentArn);
    throw invalidParameter(NOT_PAUSED);
  },
);
