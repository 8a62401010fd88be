import { expect, test } from "vitest";
import { applicationAutoScalingLate } from "../src/engine/services/applicationautoscaling/late.ts";
import { autoScalingLate } from "../src/engine/services/autoscaling/late.ts";
import { cloudWatchLate, metricDelaysLate } from "../src/engine/services/cloudwatch/late.ts";
import { codeDeployLate } from "../src/engine/services/codedeploy/late.ts";
import { ec2Late, spotOperations } from "../src/engine/services/ec2/late.ts";
import { ecsLateOperations } from "../src/engine/services/ecs/late.ts";
import { elbLate } from "../src/engine/services/elb/late.ts";
import { elbv2Late, loadsLate } from "../src/engine/services/elbv2/late.ts";
import { iamLate } from "../src/engine/services/iam/late.ts";
import { fargateOperations } from "../src/engine/services/ecs/fargate/late.ts";
import { ruleSetLate } from "../src/engine/services/era/late.ts";
import { serviceTraffic } from "../src/engine/services/ecs/flows/late.ts";
import { queuesLate } from "../src/engine/services/ecs/load/late.ts";
import { functionsLate } from "../src/engine/services/ecs/rollouts/shift/late.ts";
import { cloudMapLate } from "../src/engine/services/servicediscovery/late.ts";
import { logsLate } from "../src/engine/services/logs/late.ts";
import { secretsManagerLate } from "../src/engine/services/secretsmanager/late.ts";
import { ssmLate } from "../src/engine/services/ssm/late.ts";
import { MODELS } from "../src/aws/generated/models.ts";
import { lateAmong } from "./generateAws/lateOperations.mjs";

test.each([
  ["application-autoscaling", applicationAutoScalingLate],
  ["autoscaling", autoScalingLate],
  ["cloudwatch", cloudWatchLate],
  ["codedeploy", codeDeployLate],
  ["ec2", ec2Late],
  ["ecs", ecsLateOperations],
  ["elb", elbLate],
  ["elbv2", elbv2Late],
  ["iam", iamLate],
  ["physics", { operations: [...serviceTraffic.operations, ...loadsLate.operations, ...queuesLate.operations, ...fargateOperations.operations, ...functionsLate.operations, ...metricDelaysLate.operations, ...ruleSetLate.operations, ...spotOperations.operations] }],
  ["servicediscovery", cloudMapLate],
  ["logs", logsLate],
  ["secretsmanager", secretsManagerLate],
  ["ssm", ssmLate],
] as const)("the operations of %s whose code comes late are those whose shapes do", (service, late) => {
  const described = Object.entries(MODELS[service].operations).flatMap(([name, shape]) => (shape === null ? [] : [name]));
  expect(lateAmong(service, described).toSorted()).toEqual(late.operations.map(({ name }) => name).toSorted());
});
