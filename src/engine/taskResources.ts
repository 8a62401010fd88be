import { fargateCode, fargateOperationsCode } from "./services/ecs/fargate/code.ts";
import { provideFargate } from "./services/ecs/fargate/late.ts";
import { ruleSetLate } from "./services/era/late.ts";
import { describeRuleSet } from "./services/era/operations/describeRuleSet.ts";
import { provideApplicationAutoScaling } from "./services/applicationautoscaling/late.ts";
import { applicationAutoScalingCode } from "./services/applicationautoscaling/lateCode.ts";
import { provideAutoScaling } from "./services/autoscaling/late.ts";
import { autoScalingCode } from "./services/autoscaling/lateCode.ts";
import { provideCloudWatch } from "./services/cloudwatch/late.ts";
import { provideRelive } from "./services/cloudwatch/metrics/livedAgain.ts";
import { cloudWatchCode } from "./services/cloudwatch/lateCode.ts";
import { rolloutCode } from "./services/ecs/rollouts/lateCode.ts";
import { provideRollouts } from "./services/ecs/rollouts/rollouts.ts";
import { ecsLateOperations } from "./services/ecs/late.ts";
import { ecsLateCode } from "./services/ecs/lateCode.ts";
import { provideLoad } from "./services/ecs/load/late.ts";
import { deleteQueue } from "./services/ecs/load/operations/deleteQueue.ts";
import { listQueues } from "./services/ecs/load/operations/listQueues.ts";
import { putQueue } from "./services/ecs/load/operations/putQueue.ts";
import { loadCodeHere } from "./services/ecs/load/memory.ts";
import { provideDaemons } from "./services/ecs/processes/daemon/late.ts";
import { daemonCode } from "./services/ecs/processes/daemon/lateCode.ts";
import { taskResourcesCode } from "./services/ecs/taskResources/code.ts";
import { provideTaskResources as provideToEcs } from "./services/ecs/taskResources/late.ts";
import { reliveInstants } from "./session/relive.ts";
import { logsLateCode } from "./services/logs/code.ts";
import { provideLogs } from "./services/logs/late.ts";
import { secretsManagerCode } from "./services/secretsmanager/code.ts";
import { secretsManagerLate } from "./services/secretsmanager/late.ts";
import { ssmCode } from "./services/ssm/code.ts";
import { ssmLate } from "./services/ssm/late.ts";

/**
 * Hands in what comes late of ECS, and what containers with logs or secrets need: the services of both, and what the
 * agent does there; Fargate; DAEMON services; and what watches over deployments. They come together, for a piece of code that is apart splits what all share into smaller pieces.
 */
export function provideTaskResources(): void {
  ecsLateOperations.provide(ecsLateCode);
  provideLogs(logsLateCode);
  secretsManagerLate.provide(secretsManagerCode);
  ssmLate.provide(ssmCode);
  provideToEcs(taskResourcesCode);
  provideRollouts(rolloutCode);
  provideDaemons(daemonCode);
  provideLoad(loadCodeHere, [deleteQueue, listQueues, putQueue]);
  ruleSetLate.provide([describeRuleSet]);
  provideCloudWatch(cloudWatchCode);
  provideApplicationAutoScaling(applicationAutoScalingCode);
  provideAutoScaling(autoScalingCode);
  provideRelive(reliveInstants);
  provideFargate(fargateCode, fargateOperationsCode);
}
