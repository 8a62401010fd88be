import { beforeEach, expect, test } from "vitest";
import { type Story, story } from "./story.ts";

const CODE_DEPLOY = { deploymentController: { type: "CODE_DEPLOY" } } as const;
const IN = { cluster: "prod", service: "web" };
const INVALID = "InvalidParameterException: ";

let s: Story;
let group: string;
beforeEach(() => {
  s = story();
  s.fleet("ab");
  s.define("web");
  group = s.balancer("blue");
});

const balancer = () => ({ loadBalancers: [{ targetGroupArn: group, containerName: "web", containerPort: 80 }] });
const created = (more: object = {}) => ({ cluster: "prod", serviceName: "web", taskDefinition: "web:1", desiredCount: 2, ...CODE_DEPLOY, ...balancer(), ...more });

test("a service that CodeDeploy deploys begins with a task set of its own", () => {
  s.call("ecs", "CreateService", created() as never);
  s.run(60);
  const service = s.service("web");
  expect(service).toMatchObject({ deployments: [], runningCount: 2, launchType: "EC2", availabilityZoneRebalancing: "DISABLED", deploymentController: { type: "CODE_DEPLOY" }, taskDefinition: expect.stringMatching(/web:1$/), loadBalancers: [{ targetGroupArn: group }] });
  expect(service.taskSets).toMatchObject([{ status: "PRIMARY", scale: { value: 100 }, computedDesiredCount: 2, runningCount: 2, stabilityStatus: "STEADY_STATE" }]);
  s.update("web", { desiredCount: 3, deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 }, healthCheckGracePeriodSeconds: 30 });
  s.run(60);
  expect(s.service("web")).toMatchObject({ runningCount: 3, deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 }, healthCheckGracePeriodSeconds: 30 });
  s.update("web", { desiredCount: 0 });
  s.run(60);
  s.call("ecs", "DeleteService", IN);
  s.run(60);
  expect(s.service("web").status).toBe("INACTIVE");
});

test.each<[object, string]>([
  [{ loadBalancers: undefined }, "A load balancer is required for services with a CODE_DEPLOY deployment controller."],
  [{ loadBalancers: [{ loadBalancerName: "old", containerName: "web", containerPort: 80 }] }, "Classic Load Balancers are not supported with the CODE_DEPLOY deployment controller."],
  [{ schedulingStrategy: "DAEMON", desiredCount: undefined }, "The CODE_DEPLOY deployment controller type is not supported for services using the DAEMON scheduling strategy."],
  [{ serviceConnectConfiguration: { enabled: true } }, "Service Connect feature is only supported with ECS (rolling update) deployment controller. Update to ECS deployment controller and try again."],
  [{ deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }, "Deployment circuit breaker feature is only supported with ECS deployment controller. Update to ECS deployment controller and try again."],
  [{ deploymentConfiguration: { alarms: { alarmNames: ["a"], enable: true, rollback: true } } }, "Alarm based rollback feature is only supported with ECS deployment controller. Update to ECS deployment controller and try again."],
  [{ availabilityZoneRebalancing: "ENABLED" }, "Availability Zone rebalancing does not support the CODE_DEPLOY deployment controller."],
])("CreateService with %j is refused", (more, message) => {
  expect(s.refusal("ecs", "CreateService", created(more))).toBe(INVALID + message);
});

test.each<[object, string]>([
  [{ taskDefinition: "web:1" }, "Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment."],
  [{ forceNewDeployment: true }, "Cannot force a new deployment on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment."],
  [{ loadBalancers: [] }, "Unable to update load balancers on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment."],
  [{ deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }, "Deployment circuit breaker feature is only supported with ECS deployment controller. Update to ECS deployment controller and try again."],
])("UpdateService with %j is refused", (change, message) => {
  s.call("ecs", "CreateService", created() as never);
  expect(s.refusal("ecs", "UpdateService", { ...IN, ...change })).toBe(INVALID + message);
});

test("its task sets are CodeDeploy's", () => {
  s.call("ecs", "CreateService", created() as never);
  const refused = `${INVALID}Amazon ECS only supports task set management on services configured to use external deployment controllers.`;
  const { id = "" } = s.service("web").taskSets?.[0] ?? {};
  expect(s.refusal("ecs", "CreateTaskSet", { ...IN, taskDefinition: "web:1" })).toBe(refused);
  expect(s.refusal("ecs", "DeleteTaskSet", { ...IN, taskSet: id, force: true })).toBe(refused);
});

test.each(["ECS", "EXTERNAL"] as const)("that it becomes one of the controller %s is not simulated, and says so", (type) => {
  s.call("ecs", "CreateService", created() as never);
  expect(s.refusal("ecs", "UpdateService", { ...IN, deploymentController: { type } })).toBe("UnsupportedFeatureException: A change of the deployment controller is not simulated yet.");
  s.call("ecs", "UpdateService", { ...IN, desiredCount: 1, ...CODE_DEPLOY });
  expect(s.service("web")).toMatchObject({ desiredCount: 1, ...CODE_DEPLOY });
});
