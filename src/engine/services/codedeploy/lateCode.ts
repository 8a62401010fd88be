import type { Operation } from "../../kernel/operation.ts";
import { goOn, lookUp } from "./goOn.ts";
import { continueDeployment } from "./operations/continueDeployment.ts";
import { createApplication } from "./operations/createApplication.ts";
import { createDeployment } from "./operations/createDeployment.ts";
import { createDeploymentConfig } from "./operations/createDeploymentConfig.ts";
import { createDeploymentGroup } from "./operations/createDeploymentGroup.ts";
import { deleteApplication } from "./operations/deleteApplication.ts";
import { deleteDeploymentConfig } from "./operations/deleteDeploymentConfig.ts";
import { deleteDeploymentGroup } from "./operations/deleteDeploymentGroup.ts";
import { putLifecycleEventHookExecutionStatus } from "./operations/putLifecycleEventHookExecutionStatus.ts";
import { getApplication, listApplications } from "./operations/readApplications.ts";
import { getDeploymentConfig, listDeploymentConfigs } from "./operations/readDeploymentConfigs.ts";
import { getDeploymentGroup, listDeploymentGroups } from "./operations/readDeploymentGroups.ts";
import { batchGetDeployments, getDeployment, listDeployments } from "./operations/readDeployments.ts";
import { batchGetDeploymentTargets, getDeploymentTarget, listDeploymentTargets } from "./operations/readDeploymentTargets.ts";
import { stopDeployment } from "./operations/stopDeployment.ts";
import { updateDeploymentGroup } from "./operations/updateDeploymentGroup.ts";
import type { RunCode } from "./run.ts";

/** What CodeDeploy does by itself, and all that it can be asked. It is fetched with the first call that needs it: see `late.ts`. */
export const codeDeployRun: RunCode = { goOn, lookUp };
export const codeDeployCode: readonly Operation[] = [
  batchGetDeploymentTargets,
  batchGetDeployments,
  continueDeployment,
  createApplication,
  createDeployment,
  createDeploymentConfig,
  createDeploymentGroup,
  deleteApplication,
  deleteDeploymentConfig,
  deleteDeploymentGroup,
  getApplication,
  getDeployment,
  getDeploymentConfig,
  getDeploymentGroup,
  getDeploymentTarget,
  listApplications,
  listDeploymentConfigs,
  listDeploymentGroups,
  listDeploymentTargets,
  listDeployments,
  putLifecycleEventHookExecutionStatus,
  stopDeployment,
  updateDeploymentGroup,
];
