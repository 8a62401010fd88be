import type { View } from "../../kernel/context.ts";
import { minutes, seconds } from "../../kernel/time.ts";
import { findSet, functionBehaviorOf, stepsOf } from "../ecs/late/contract.ts";
import { routingNamed, shiftOf } from "./configNames.ts";
import { functionAt } from "./hooks.ts";
import { placeOf } from "../../../aws/rules/codeDeployLifecycle.ts";
import { type Facts } from "./lifecycle.ts";
import type { DeploymentRow } from "./tables.ts";

/** What a deployment looks at before it goes on. */
export function factsOf(view: View, row: DeploymentRow): Facts {
  const { deploymentReadyOption: ready, terminateBlueInstancesOnDeploymentSuccess: ending } = row.settings.blueGreen;
  const isRollback = row.creator === "codeDeployRollback";
  return {
    now: view.now,
    hook: isRollback ? null : hookOf(view, row),
    hasTestRoute: row.settings.pair.testTrafficRoute !== undefined,
    isGreenSteady: row.greenSetId !== null && findSet(view, row.greenSetId)?.isSteady === true,
    steps: isRollback ? stepsBack(row) : stepsOf(shiftOf(routingNamed(view, row.settings.deploymentConfigName))),
    readyMillis: ready?.actionOnTimeout === "STOP_DEPLOYMENT" ? minutes(ready.waitTimeInMinutes ?? 0) : null,
    terminationMillis: isRollback ? 0 : minutes(ending?.terminationWaitTimeInMinutes ?? 0),
  };
}

/** All of it at once. Where no task set was made there is nothing to give back. */
const stepsBack = ({ greenSetId }: DeploymentRow): Facts["steps"] => (greenSetId === null ? [] : [{ percent: 0, waitMillis: 0 }]);

/** A function that says IN_PROGRESS is one that never reports by itself. */
function hookOf(view: View, row: DeploymentRow): Facts["hook"] {
  const functionArn = functionAt(row, placeOf(row));
  if (functionArn === undefined) return null;
  const { hookStatus, afterSeconds } = functionBehaviorOf(view, functionArn);
  return { reports: hookStatus === "SUCCEEDED" ? "Succeeded" : hookStatus === "FAILED" ? "Failed" : null, afterMillis: seconds(afterSeconds) };
}
