import { expect, test } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { NO_PLACEMENT, withPreset } from "../placement/placementDraft.ts";
import { NO_CONNECT } from "./connectDraft.ts";
import { NO_DETECTION } from "./detectionDraft.ts";
import { NO_SHIFT } from "./shift/shiftDraft.ts";
import { createServiceCall, isRebalancedByDefault, type ServiceDraft, withScheduling } from "./serviceDraft.ts";

const definition = (networkMode: string) => ({ taskDefinitionArn: "arn:aws:ecs:us-east-1:1:task-definition/web:1", definition: { networkMode } }) as Rows["ecs.taskDefinitions"];

const DRAFT: ServiceDraft = {
  serviceName: "web",
  controller: "ECS",
  schedulingStrategy: "REPLICA",
  desiredCount: 3,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  shift: NO_SHIFT,
  detection: NO_DETECTION,
  isRebalanced: null,
  placement: NO_PLACEMENT,
  runsOn: "EC2",
  strategy: null,
  network: { subnetIds: ["subnet-a"], securityGroupIds: [] },
  connect: NO_CONNECT,
};

const inputOf = (draft: ServiceDraft, networkMode = "bridge") => createServiceCall({ clusterArn: "prod", definition: definition(networkMode), draft, balancing: {} })?.input;

test("what AWS takes anyway is not said", () => {
  expect(inputOf(DRAFT)).toEqual({
    cluster: "prod",
    serviceName: "web",
    taskDefinition: "web:1",
    desiredCount: 3,
    launchType: "EC2",
    deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
  });
});

test("a daemon has neither count nor strategy nor rebalancing, and AWS's own percentages; its constraints stay", () => {
  const placement = withPreset(NO_PLACEMENT, "oneTaskPerHost");
  const input = inputOf(withScheduling({ ...DRAFT, placement, isRebalanced: true, desiredCount: null }, "DAEMON"));
  expect(input).toEqual({
    cluster: "prod",
    serviceName: "web",
    taskDefinition: "web:1",
    schedulingStrategy: "DAEMON",
    launchType: "EC2",
    deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    placementConstraints: [{ type: "distinctInstance" }],
  });
});

test("only tasks with a network interface of their own say where it is made", () => {
  expect(inputOf(DRAFT, "awsvpc")).toMatchObject({ networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-a"] } } });
  expect(inputOf(DRAFT, "host")).not.toHaveProperty("networkConfiguration");
});

test("what deploys and watches is not said where ECS does not deploy, and of an EXTERNAL service little is", () => {
  const rich: ServiceDraft = { ...DRAFT, shift: { ...NO_SHIFT, strategy: "CANARY" }, detection: { ...NO_DETECTION, hasBreaker: true }, isRebalanced: true };
  const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 200 };
  expect(inputOf({ ...rich, controller: "CODE_DEPLOY" })).toEqual({
    cluster: "prod",
    serviceName: "web",
    taskDefinition: "web:1",
    desiredCount: 3,
    deploymentController: { type: "CODE_DEPLOY" },
    launchType: "EC2",
    deploymentConfiguration,
  });
  expect(inputOf({ ...rich, controller: "EXTERNAL" }, "awsvpc")).toEqual({ cluster: "prod", serviceName: "web", desiredCount: 3, deploymentController: { type: "EXTERNAL" }, deploymentConfiguration });
  expect(inputOf(rich)).toMatchObject({ deploymentConfiguration: { strategy: "CANARY", deploymentCircuitBreaker: { enable: true } } });
});

test("placement and rebalancing are sent as they were chosen", () => {
  const input = inputOf({ ...DRAFT, placement: withPreset(NO_PLACEMENT, "binpack"), isRebalanced: false });
  expect(input).toMatchObject({ placementStrategy: [{ type: "binpack", field: "memory" }], availabilityZoneRebalancing: "DISABLED" });
});

test.each([
  ["desiredCount", { desiredCount: null }],
  ["maximumPercent", { maximumPercent: null }],
])("nothing is sent while %s is empty", (_, part) => expect(inputOf({ ...DRAFT, ...part })).toBeUndefined());

test("AWS rebalances by itself only where a deployment may run more than it wants", () => {
  expect(isRebalancedByDefault(DRAFT)).toBe(true);
  expect(isRebalancedByDefault({ ...DRAFT, maximumPercent: 100 })).toBe(false);
  expect(isRebalancedByDefault(withScheduling(DRAFT, "DAEMON"))).toBe(false);
});
