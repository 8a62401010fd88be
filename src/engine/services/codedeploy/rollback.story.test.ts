import { expect, test } from "vitest";
import { trustPolicy } from "../../../aws/trustPolicy.ts";
import { lambdaArn } from "../../../aws/arn.ts";
import { DeployStory, ROLE } from "../ecs/deployStory.ts";

const LINEAR = { deploymentConfigName: "CodeDeployDefault.ECSLinear10PercentEvery1Minutes" };
const ROLLS_BACK = { autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"] } } as const;

const rollbackOf = (s: DeployStory, id: string) => s.info(s.info(id).rollbackInfo?.rollbackDeploymentId ?? "");

test("functions look at what was deployed, each in its turn, and test traffic comes before the first of the users", () => {
  const s = new DeployStory();
  s.testListener();
  s.hang("one", "two", "three");
  s.prepare();
  const id = s.deploy("web:2", { hooks: { BeforeInstall: "one", AfterAllowTestTraffic: "two", AfterAllowTraffic: "arn:aws:lambda:us-east-1:123456789012:function:three" } });
  s.run(30);
  expect(s.events(id).split("\n")[0]).toBe("BeforeInstall InProgress");
  expect(s.sets()).toEqual(["first web:1 PRIMARY 2/2"]);
  s.report("Succeeded");
  s.run(60);
  expect([s.weights("test"), s.weights(), s.events(id)]).toMatchInlineSnapshot(`
    [
      "blue 0 green 100",
      "blue 100 green 0",
      "BeforeInstall Succeeded
    Install Succeeded
    AfterInstall Succeeded
    AllowTestTraffic Succeeded
    AfterAllowTestTraffic InProgress
    BeforeAllowTraffic Pending
    AllowTraffic Pending
    AfterAllowTraffic Pending",
    ]
  `);
  s.report("Succeeded");
  s.run(10);
  expect([s.weights(), s.sets()]).toMatchInlineSnapshot(`
    [
      "blue 0 green 100",
      [
        "first web:1 ACTIVE 2/2",
        "d web:2 PRIMARY 2/2",
      ],
    ]
  `);
  s.report("Succeeded");
  s.run(400);
  expect(s.info(id)).toMatchObject({ status: "Succeeded" });
  expect(s.invoked()).toMatchInlineSnapshot(`
    [
      "one",
      "two",
      "three",
    ]
  `);
});

test("a function that reports a failure after the traffic moved brings all of it back", () => {
  const s = new DeployStory();
  s.testListener();
  s.hang("last");
  s.prepare(ROLLS_BACK);
  const id = s.deploy("web:2", { hooks: { AfterAllowTraffic: "last" } });
  s.run(60);
  expect(s.weights()).toBe("blue 0 green 100");
  s.report("Failed");
  s.run(10);
  expect([s.weights(), s.weights("test"), s.sets()]).toMatchInlineSnapshot(`
    [
      "blue 100 green 0",
      "blue 100 green 0",
      [
        "first web:1 PRIMARY 2/2",
        "d web:2 DRAINING 2/0",
      ],
    ]
  `);
  expect(s.info(id)).toMatchObject({ status: "Failed", errorInformation: { code: "HOOK_EXECUTION_FAILURE" } });
  expect(s.events(id)).toContain("AfterAllowTraffic Failed");
  const back = rollbackOf(s, id);
  expect(back).toMatchObject({ status: "Succeeded", creator: "codeDeployRollback", deploymentConfigName: "CodeDeployDefault.ECSAllAtOnce" });
  expect(back.rollbackInfo).toEqual({ rollbackTriggeringDeploymentId: id, rollbackMessage: `Deployment ${back.deploymentId} is triggered to roll back deployment ${id}.` });
  expect(s.info(id).rollbackInfo?.rollbackMessage).toBe(`Deployment ${id} terminated. Automatic rollback is triggered with a DeploymentId ${back.deploymentId}.`);
  expect(s.events(back.deploymentId ?? "")).toMatchInlineSnapshot(`
    "BeforeInstall Skipped
    Install Skipped
    AfterInstall Skipped
    AllowTestTraffic Skipped
    AfterAllowTestTraffic Skipped
    BeforeAllowTraffic Skipped
    AllowTraffic Succeeded
    AfterAllowTraffic Skipped"
  `);
});

test("a function that never reports back is given an hour", () => {
  const s = new DeployStory();
  s.hang("silent");
  s.prepare();
  const id = s.deploy("web:2", { hooks: { AfterInstall: "silent" } });
  s.run(3600);
  expect(s.info(id).status).toBe("InProgress");
  s.run(60);
  expect(s.info(id)).toMatchObject({ status: "Failed", errorInformation: { code: "HOOK_EXECUTION_FAILURE" } });
  expect(s.info(id).rollbackInfo).toBeUndefined();
  expect(s.sets()).toEqual(["first web:1 PRIMARY 2/2", "d web:2 ACTIVE 2/2"]);
});

test("a function that is known to fail does so by itself", () => {
  const s = new DeployStory();
  s.call("physics", "PutFunctionBehavior", { functionArn: lambdaArn("bad"), hookStatus: "FAILED", afterSeconds: 3 });
  s.prepare();
  const id = s.deploy("web:2", { hooks: { BeforeInstall: "bad" } });
  s.run(7);
  expect(s.info(id).status).toBe("InProgress");
  s.run(1);
  expect(s.info(id)).toMatchObject({ status: "Failed", errorInformation: { code: "HOOK_EXECUTION_FAILURE" } });
});

test("what was left behind goes with the next deployment", () => {
  const s = new DeployStory();
  s.prepare(LINEAR);
  const id = s.deploy("web:2");
  s.run(100);
  s.call("codedeploy", "StopDeployment", { deploymentId: id });
  s.run(100);
  expect([s.weights(), s.sets()]).toMatchInlineSnapshot(`
    [
      "blue 80 green 20",
      [
        "first web:1 PRIMARY 2/2",
        "d web:2 ACTIVE 2/2",
      ],
    ]
  `);
  expect(s.info(id)).toMatchObject({ status: "Stopped", errorInformation: { code: "MANUAL_STOP" } });
  s.deploy("web:2");
  s.run(10);
  expect([s.weights(), s.sets()]).toMatchInlineSnapshot(`
    [
      "blue 100 green 0",
      [
        "first web:1 PRIMARY 2/2",
        "d web:2 DRAINING 2/0",
        "d web:2 ACTIVE 2/2",
      ],
    ]
  `);
});

test("stopped by a person who wants everything back", () => {
  const s = new DeployStory();
  s.prepare(LINEAR);
  const id = s.deploy("web:2");
  s.run(100);
  s.call("codedeploy", "StopDeployment", { deploymentId: id, autoRollbackEnabled: true });
  expect(s.watch(rollbackOf(s, id).deploymentId ?? "", 60)).toMatchInlineSnapshot(`
    "    0 Created | blue 80 green 20 | first web:1 PRIMARY 2/2, d web:2 ACTIVE 2/2
        5 Succeeded | blue 100 green 0 | first web:1 PRIMARY 2/2, d web:2 DRAINING 2/0
       45 Succeeded | blue 100 green 0 | first web:1 PRIMARY 2/2"
  `);
  expect(s.refusal("codedeploy", "StopDeployment", { deploymentId: id })).toBe(`DeploymentAlreadyCompletedException: The deployment ${id} is already complete`);
});

test("an alarm of the group stops the deployment within the instant", () => {
  const s = new DeployStory();
  const metric = { Namespace: "AWS/ApplicationELB", MetricName: "HTTPCode_Target_5XX_Count", Statistic: "Sum", Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: "ignore" } as const;
  s.call("cloudwatch", "PutMetricAlarm", { AlarmName: "errors", ...metric });
  s.prepare({ ...LINEAR, ...ROLLS_BACK, alarmConfiguration: { enabled: true, alarms: [{ name: "errors" }] } });
  const id = s.deploy("web:2");
  s.run(100);
  s.call("cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: "ALARM", StateReason: "by hand" });
  expect(s.info(id)).toMatchObject({ status: "Stopped", errorInformation: { code: "ALARM_ACTIVE", message: expect.stringContaining("Activated alarms: <errors>") } });
  expect(s.events(id)).toContain("AllowTraffic Failed\nAfterAllowTraffic Skipped");
  s.run(10);
  expect([s.weights(), rollbackOf(s, id).status]).toEqual(["blue 100 green 0", "Succeeded"]);
  // One that is on already stops the next one as well, once its task set is being made.
  s.run(60);
  const next = s.deploy("web:2");
  s.run(5);
  expect(s.events(next)).toContain("BeforeInstall Succeeded\nInstall Failed\nAfterInstall Skipped");
});

test("readiness: traffic waits for a person, who continues, or does not", () => {
  const s = new DeployStory();
  const blueGreenDeploymentConfiguration = { terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: 60 }, deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 10 } } as const;
  s.prepare({ blueGreenDeploymentConfiguration });
  const id = s.deploy("web:2");
  expect(s.refusal("codedeploy", "ContinueDeployment", { deploymentId: id })).toBe(`DeploymentIsNotInReadyStateException: The deployment ${id} is not in the Ready state`);
  s.run(60);
  expect([s.info(id).status, s.weights()]).toEqual(["Ready", "blue 100 green 0"]);
  expect(s.refusal("codedeploy", "ContinueDeployment", { deploymentId: id, deploymentWaitType: "TERMINATION_WAIT" })).toContain("InvalidDeploymentStatusException");
  s.call("codedeploy", "ContinueDeployment", { deploymentId: id });
  expect([s.info(id).status, s.info(id).instanceTerminationWaitTimeStarted, s.weights()]).toEqual(["InProgress", true, "blue 0 green 100"]);
  s.call("codedeploy", "ContinueDeployment", { deploymentId: id, deploymentWaitType: "TERMINATION_WAIT" });
  expect(s.info(id).status).toBe("Succeeded");
  s.run(60);

  const another = s.deploy("web:1");
  s.run(660);
  expect(s.info(another)).toMatchObject({ status: "Stopped", errorInformation: { code: "TIMEOUT" } });
});

test("a task set that never becomes healthy is given an hour", () => {
  const s = new DeployStory();
  s.call("physics", "PutImageBehavior", { image: "web:2", pullError: "manifest unknown" });
  s.prepare(ROLLS_BACK);
  const id = s.deploy("web:2");
  s.run(3700);
  expect(s.info(id).errorInformation).toEqual({ code: "TIMEOUT", message: "The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes." });
  expect([rollbackOf(s, id).status, s.sets()]).toEqual(["Succeeded", ["first web:1 PRIMARY 2/2"]]);
});

test.each([
  ["ecs:CreateTaskSet", "AmazonECS"],
  ["elasticloadbalancing:ModifyListener", "AmazonElasticLoadBalancing"],
  ["lambda:InvokeFunction", "AWSLambda"],
])("without the right to %s it fails, and says in whose name", (Action, service) => {
  const s = new DeployStory();
  s.prepare();
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action, Resource: "*" }] });
  s.call("iam", "PutRolePolicy", { RoleName: "ecsCodeDeployRole", PolicyName: "less", PolicyDocument });
  const id = s.deploy("web:2", { hooks: { BeforeAllowTraffic: "looks" } });
  s.run(60);
  expect(s.info(id)).toMatchObject({ status: "Failed", errorInformation: { code: "IAM_ROLE_PERMISSIONS", message: expect.stringContaining(`The IAM role ${ROLE} does not give you permission to perform operations in the following AWS service: ${service}.`) } });
});

test("it must be allowed to hand a role to the tasks that are to have it", () => {
  const s = new DeployStory();
  s.prepare();
  s.call("iam", "CreateRole", { RoleName: "webTaskRole", AssumeRolePolicyDocument: trustPolicy("ecs-tasks.amazonaws.com") });
  s.call("ecs", "RegisterTaskDefinition", { family: "web", taskRoleArn: "webTaskRole", containerDefinitions: [{ name: "web", image: "web:2", cpu: 256, memory: 512, portMappings: [{ containerPort: 80 }] }] });
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "iam:PassRole", Resource: "arn:aws:iam::123456789012:role/webTaskRole" }] });
  s.call("iam", "PutRolePolicy", { RoleName: "ecsCodeDeployRole", PolicyName: "less", PolicyDocument });
  const denied = s.deploy("web:3");
  s.run(30);
  expect(s.info(denied)).toMatchObject({ status: "Failed", errorInformation: { code: "IAM_ROLE_PERMISSIONS", message: expect.stringContaining("service: AmazonECS.") } });
  s.call("iam", "DeleteRolePolicy", { RoleName: "ecsCodeDeployRole", PolicyName: "less" });
  const allowed = s.deploy("web:3");
  s.run(30);
  expect(s.info(allowed).status).toBe("InProgress");
});

test("ECS refuses what cannot be, in its own words, and a service that is gone is said to be", () => {
  const s = new DeployStory();
  s.prepare();
  const id = s.deploy("nobody:1");
  s.run(10);
  expect(s.info(id).errorInformation).toMatchInlineSnapshot(`
    {
      "code": "ECS_UPDATE_ERROR",
      "message": "The Amazon ECS service cannot be updated: TaskDefinition not found.",
    }
  `);
  const another = s.deploy("web:2");
  s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  s.run(10);
  expect(s.info(another).errorInformation).toMatchInlineSnapshot(`
    {
      "code": "INVALID_ECS_SERVICE",
      "message": "The Amazon ECS service web cannot be found, or has no primary task set.",
    }
  `);
});
