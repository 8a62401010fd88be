import { codeDeployLate } from "./services/codedeploy/late.ts";
import { codeDeployCode, codeDeployRun } from "./services/codedeploy/lateCode.ts";
import { provideRun } from "./services/codedeploy/run.ts";
import { provideSets } from "./services/ecs/taskSets/late.ts";
import { setsCode } from "./services/ecs/taskSets/lateCode.ts";

/** Hands in CodeDeploy, and what ECS does for the services that it or somebody else deploys. */
export function provideCodeDeploy(): void {
  codeDeployLate.provide(codeDeployCode);
  provideRun(codeDeployRun);
  provideSets(setsCode);
}
