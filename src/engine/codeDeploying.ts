import { codeDeployLate } from "./services/codedeploy/late.ts";
import { codeDeployCode, codeDeployRun } from "./services/codedeploy/lateCode.ts";
import { provideRun } from "./services/codedeploy/run.ts";
import { provideCodeDeployed } from "./services/ecs/taskSets/codeDeployed.ts";
import { codeDeployedCode } from "./services/ecs/taskSets/lateCode.ts";

/** Hands in CodeDeploy, and what ECS does for the services that it deploys. */
export function provideCodeDeploy(): void {
  codeDeployLate.provide(codeDeployCode);
  provideRun(codeDeployRun);
  provideCodeDeployed(codeDeployedCode);
}
