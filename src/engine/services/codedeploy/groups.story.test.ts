import { beforeAll, expect, test } from "vitest";
import { DeployStory, ROLE } from "../ecs/deployStory.ts";

const LINEAR = "CodeDeployDefault.ECSLinear10PercentEvery1Minutes";

let s: DeployStory;
beforeAll(() => {
  s = new DeployStory();
  s.prepare();
});

const pair = (more: object) => ({ loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups: [{ name: "blue" }, { name: "green" }], prodTrafficRoute: { listenerArns: [s.listeners.prod] }, ...more }] } });
const blueGreen = (ending: object, ready: object) => ({ blueGreenDeploymentConfiguration: { terminateBlueInstancesOnDeploymentSuccess: ending, deploymentReadyOption: ready } });

// Each as a function, for what a listener is called is known late.
test.each<[string, () => object, string]>([
  ["another application", () => ({ applicationName: "none" }), "ApplicationDoesNotExistException: No application found for name: none"],
  ["a name that is taken", () => ({ deploymentGroupName: "web" }), "DeploymentGroupAlreadyExistsException: Deployment Group already exists with name: web"],
  ["a configuration that there is not", () => ({ deploymentConfigName: "none" }), "DeploymentConfigDoesNotExistException: No Deployment Configuration found for name: none"],
  ["a role that nobody has", () => ({ serviceRoleArn: `${ROLE}s` }), `InvalidRoleException: AWS CodeDeploy does not have the permissions required to assume the role ${ROLE}s.`],
  ["in place", () => ({ deploymentStyle: { deploymentType: "IN_PLACE" } }), "InvalidDeploymentStyleException: For ECS"],
  ["no service", () => ({ ecsServices: [] }), "InvalidECSServiceException: For ECS deployment group, exactly one"],
  ["a service that there is not", () => ({ ecsServices: [{ clusterName: "prod", serviceName: "none" }] }), "InvalidECSServiceException: The ECS service none of the cluster prod cannot be found"],
  ["a service that ECS deploys", () => ({ ecsServices: [{ clusterName: "prod", serviceName: "rolling" }] }), "InvalidECSServiceException: Deployment group's ECS service must be configured for a CODE_DEPLOY deployment controller."],
  ["a service of another group", () => ({}), "ECSServiceMappingLimitExceededException: The Amazon ECS service is associated with more than one"],
  ["one target group", () => pair({ targetGroups: [{ name: "blue" }] }), "InvalidTargetGroupPairException: A target group pair must have exactly two"],
  ["the same twice", () => pair({ targetGroups: [{ name: "blue" }, { name: "blue" }] }), "InvalidTargetGroupPairException: A target group pair must have exactly two"],
  ["no listener", () => pair({ prodTrafficRoute: {} }), "InvalidTargetGroupPairException: The production traffic route must have exactly one listener"],
  ["no pair", () => ({ loadBalancerInfo: { targetGroupInfoList: [{ name: "blue" }] } }), "InvalidLoadBalancerInfoException: For ECS"],
  ["a wait of three days", () => blueGreen({ action: "TERMINATE", terminationWaitTimeInMinutes: 2881 }, {}), "InvalidBlueGreenDeploymentConfigurationException: terminationWaitTimeInMinutes must be between 0 and 2880"],
  ["nobody to wait for", () => blueGreen({ action: "TERMINATE" }, { actionOnTimeout: "STOP_DEPLOYMENT" }), "InvalidBlueGreenDeploymentConfigurationException: waitTimeInMinutes must be at least 1 with the action STOP_DEPLOYMENT"],
  ["alarms without names", () => ({ alarmConfiguration: { enabled: true } }), "InvalidAlarmConfigException: "],
  ["eleven alarms", () => ({ alarmConfiguration: { enabled: true, alarms: Array.from({ length: 11 }, (_none, i) => ({ name: `a${i}` })) } }), "AlarmsLimitExceededException: "],
  ["a rollback for nothing", () => ({ autoRollbackConfiguration: { enabled: true } }), "InvalidAutoRollbackConfigException: "],
  ["instances", () => ({ ec2TagFilters: [{ Key: "a" }] }), "InvalidInputException: "],
])("a group with %s is refused", (_name, more, message) => {
  if (s.call("ecs", "DescribeServices", { cluster: "prod", services: ["rolling"] }).services?.length === 0) s.serve("rolling", "web:1", 0);
  expect(s.refusal("codedeploy", "CreateDeploymentGroup", { ...s.groupInput(), deploymentGroupName: "another", ...more() })).toContain(message);
});

test.each<[object, string]>([
  [{ deploymentGroupName: "none" }, "DeploymentGroupDoesNotExistException: No Deployment Group found for name: none"],
  [{ revision: undefined }, "RevisionRequiredException: "],
  [{ revision: { revisionType: "S3", s3Location: { bucket: "b", key: "k" } } }, "NotSimulated: "],
  [{ revision: { revisionType: "GitHub" } }, "InvalidRevisionException: "],
  [{ revision: { revisionType: "AppSpecContent", appSpecContent: { content: "version: 0.0" } } }, "InvalidRevisionException: The AppSpec file has no Resources (line 1, column 1)."],
  [{ deploymentConfigName: "none" }, "DeploymentConfigDoesNotExistException: "],
])("a deployment with %j is refused", (more, message) => {
  expect(s.refusal("codedeploy", "CreateDeployment", { ...s.deployment("web:2"), ...more })).toContain(message);
});

test("a hash that is given must be that of the content", () => {
  const { revision } = s.deployment("web:2");
  const content = revision?.appSpecContent?.content;
  const hashed = (sha256: string) => ({ ...s.deployment("web:2"), revision: { revisionType: "AppSpecContent" as const, appSpecContent: { content, sha256 } } });
  expect(s.refusal("codedeploy", "CreateDeployment", hashed("00"))).toContain("InvalidRevisionException: The SHA256 hash");
});

test("a group has one deployment at a time, and keeps what it had", () => {
  const other = new DeployStory();
  other.prepare();
  const id = other.deploy("web:2");
  expect(other.refusal("codedeploy", "CreateDeployment", other.deployment("web:2"))).toBe(`DeploymentLimitExceededException: The Deployment Group 'web' already has an active Deployment '${id}'`);
  expect(other.refusal("codedeploy", "GetDeploymentTarget", { deploymentId: id, targetId: "prod:web" })).toContain("DeploymentNotStartedException");
  other.call("codedeploy", "UpdateDeploymentGroup", { applicationName: "shop", currentDeploymentGroupName: "web", deploymentConfigName: LINEAR });
  const { deploymentGroupInfo } = other.call("codedeploy", "GetDeploymentGroup", { applicationName: "shop", deploymentGroupName: "web" });
  expect(deploymentGroupInfo).toMatchObject({ deploymentConfigName: LINEAR, serviceRoleArn: ROLE, lastAttemptedDeployment: { deploymentId: id, status: "Created" }, computePlatform: "ECS" });
  other.run(60);
  expect(other.info(id)).toMatchObject({ deploymentConfigName: "CodeDeployDefault.ECSAllAtOnce", instanceTerminationWaitTimeStarted: true });
  const [target] = other.call("codedeploy", "ListDeploymentTargets", { deploymentId: id }).targetIds ?? [];
  expect([target, other.target(id).taskSetsInfo]).toMatchObject(["prod:web", [{ taskSetLabel: "Blue", trafficWeight: 0, targetGroup: { name: "blue" } }, { taskSetLabel: "Green", trafficWeight: 100, status: "PRIMARY", targetGroup: { name: "green" } }]]);
  expect(other.call("codedeploy", "ListDeployments", { applicationName: "shop", deploymentGroupName: "web", includeOnlyStatuses: ["Succeeded"] }).deployments).toEqual([]);
  expect(other.call("codedeploy", "BatchGetDeployments", { deploymentIds: [id] }).deploymentsInfo).toHaveLength(1);
});

test("configurations: those of CodeDeploy's own for ECS, and those that people make", () => {
  const own = s.call("codedeploy", "ListDeploymentConfigs", {}).deploymentConfigsList ?? [];
  expect(own).toHaveLength(5);
  const make = (trafficRoutingConfig: object) => ({ deploymentConfigName: "mine", computePlatform: "ECS" as const, trafficRoutingConfig });
  for (const [routing, message] of [
    [{}, "with a type is required"],
    [{ type: "TimeBasedCanary" }, "has not what that type needs"],
    [{ type: "TimeBasedLinear", timeBasedLinear: { linearPercentage: 100, linearInterval: 1 } }, "between 1 and 99"],
    [{ type: "TimeBasedLinear", timeBasedLinear: { linearPercentage: 10, linearInterval: 0 } }, "between 1 and 2880 minutes"],
  ] as const) expect(s.refusal("codedeploy", "CreateDeploymentConfig", make(routing))).toContain(message);
  s.call("codedeploy", "CreateDeploymentConfig", make({ type: "TimeBasedLinear", timeBasedLinear: { linearPercentage: 99, linearInterval: 1 } }) as never);
  expect(s.call("codedeploy", "GetDeploymentConfig", { deploymentConfigName: "mine" }).deploymentConfigInfo).toMatchObject({ computePlatform: "ECS", trafficRoutingConfig: { timeBasedLinear: { linearPercentage: 99 } } });
  s.call("codedeploy", "UpdateDeploymentGroup", { applicationName: "shop", currentDeploymentGroupName: "web", deploymentConfigName: "mine" });
  expect(s.refusal("codedeploy", "DeleteDeploymentConfig", { deploymentConfigName: "mine" })).toBe("DeploymentConfigInUseException: The deployment configuration mine is in use");
  expect(s.refusal("codedeploy", "DeleteDeploymentConfig", { deploymentConfigName: LINEAR })).toContain("InvalidOperationException");
  s.call("codedeploy", "DeleteApplication", { applicationName: "shop" });
  s.call("codedeploy", "DeleteDeploymentConfig", { deploymentConfigName: "mine" });
  expect(s.call("codedeploy", "ListApplications", {}).applications).toEqual([]);
});
