import type { View } from "../../kernel/context.ts";
import { minutes } from "../../kernel/time.ts";
import { findSet, stepsOf } from "../ecs/late/contract.ts";
import { appSpecOf } from "./appSpecOf.ts";
import { routingNamed, shiftOf } from "./configNames.ts";
import type { Facts } from "./lifecycle.ts";
import type { DeploymentRow } from "./tables.ts";

/** What a deployment looks at before it goes on. */
export function factsOf(view: View, row: DeploymentRow): Facts {
  const { deploymentReadyOption: ready, terminateBlueInstancesOnDeploymentSuccess: ending } = row.settings.blueGreen;
  const isRollback = row.creator === "codeDeployRollback";
  const reading = isRollback ? undefined : appSpecOf(row);
  return {
    now: view.now,
    hooks: reading?.ok === true ? reading.spec.hooks.map(({ event }) => event) : [],
    hasTestRoute: row.settings.pair.testTrafficRoute !== undefined,
    isGreenSteady: row.greenSetId !== null && findSet(view, row.greenSetId)?.isSteady === true,
    steps: isRollback ? stepsBack(row) : stepsOf(shiftOf(routingNamed(view, row.settings.deploymentConfigName))),
    readyMillis: ready?.actionOnTimeout === "STOP_DEPLOYMENT" ? minutes(ready.waitTimeInMinutes ?? 0) : null,
    terminationMillis: isRollback ? 0 : minutes(ending?.terminationWaitTimeInMinutes ?? 0),
  };
}

/** All of it at once. Where no task set was made there is nothing to give back. */
const stepsBack = ({ greenSetId }: DeploymentRow): Facts["steps"] => (greenSetId === null ? [] : [{ percent: 0, waitMillis: 0 }]);
