import { beforeEach, expect, test } from "vitest";
import type { Call } from "../../../aws/generated/api.ts";
import { serviceArn } from "../../../aws/arn.ts";
import { answered } from "../../../aws/template/answered.ts";
import { throughout } from "../../../lib/throughout.ts";
import { newAccount } from "../../account.ts";
import { ShiftStory } from "../../services/ecs/rollouts/shift/shiftStory.ts";
import { rehearse } from "./rehearse.ts";
import type { Rehearsal, RehearsalRequest } from "./rehearsal.ts";

let w: ShiftStory;
beforeEach(() => {
  w = new ShiftStory();
  w.s.serve("web", "web:1", 4, {}, w.blue);
  const [{ ListenerArn = "" } = {}] = w.s.call("elbv2", "DescribeListeners", { LoadBalancerArn: w.s.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0]?.LoadBalancerArn ?? "" }).Listeners ?? [];
  w.s.call("physics", "PutTraffic", { listenerArn: ListenerArn, requestsPerSecond: 100 });
  w.s.run(300);
});

const WEB = serviceArn("prod", "web");

/** A build that passes its health checks, and fails whoever asks it for anything else. */
const FAILS_USERS: readonly Call[] = [
  { service: "ecs", operation: "RegisterTaskDefinition", input: { family: "web", containerDefinitions: [{ name: "web", image: "web:bad", cpu: 256, memory: 512, portMappings: [{ containerPort: 80 }] }] } },
  { service: "physics", operation: "PutImageBehavior", input: { image: "web:bad", requestStatus: 500 } },
];

const update = (more: object): Call => ({ service: "ecs", operation: "UpdateService", input: { cluster: "prod", service: "web", ...more } });

const BAD = answered("RegisterTaskDefinition", "taskDefinition.taskDefinitionArn");

const ROLLING = [update({ taskDefinition: BAD })];
const BREAKER = [update({ taskDefinition: BAD, deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } })];

/** The service is made one whose traffic ECS moves, and then deployed. */
function shifting(deploymentConfiguration: object): Pick<RehearsalRequest, "before" | "deploy"> {
  const loadBalancers = [{ targetGroupArn: w.blue, containerName: "web", containerPort: 80, advancedConfiguration: w.routing() }];
  return { before: [update({ loadBalancers, deploymentConfiguration })], deploy: [...FAILS_USERS, update({ taskDefinition: BAD })] };
}

function rehearsed(request: Partial<RehearsalRequest>): Rehearsal {
  const fork = newAccount(w.s.world.seed);
  fork.restore(w.s.world.save());
  return throughout(rehearse(fork, { serviceArn: WEB, before: [], deploy: [], noticedAfterSeconds: 60, minutes: 20, ...request }));
}

/** What a person reads off the curves. */
const told = ({ failedCount, requestCount, deployment, failingAtSeconds, takenBackAtSeconds, recoveredAtSeconds, leastHealthyTasks, mostTasks }: Rehearsal) => ({
  failedPercent: Math.round((failedCount / requestCount) * 1000) / 10,
  deployment: `${deployment?.status} at ${deployment?.endedAtSeconds}`,
  failing: failingAtSeconds,
  takenBack: takenBackAtSeconds,
  recovered: recoveredAtSeconds,
  tasks: `${leastHealthyTasks} healthy at least, ${mostTasks} at most`,
});

test("a build that is healthy and fails its users: no breaker sees it, and whoever still has the old tasks is back within seconds", () => {
  expect(told(rehearsed({ deploy: [...FAILS_USERS, ...ROLLING] }))).toMatchInlineSnapshot(`
    {
      "deployment": "SUCCESSFUL at 60",
      "failedPercent": 6.7,
      "failing": 10,
      "recovered": 110,
      "takenBack": 70,
      "tasks": "4 healthy at least, 8 at most",
    }
  `);
  expect(told(rehearsed({ deploy: [...FAILS_USERS, ...BREAKER] }))).toMatchInlineSnapshot(`
    {
      "deployment": "SUCCESSFUL at 60",
      "failedPercent": 6.7,
      "failing": 10,
      "recovered": 110,
      "takenBack": 70,
      "tasks": "4 healthy at least, 8 at most",
    }
  `);
  expect(told(rehearsed(shifting({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 10 })))).toMatchInlineSnapshot(`
    {
      "deployment": "ROLLBACK_SUCCESSFUL at 175",
      "failedPercent": 5,
      "failing": 65,
      "recovered": 125,
      "takenBack": 125,
      "tasks": "4 healthy at least, 8 at most",
    }
  `);
  expect(told(rehearsed(shifting({ strategy: "CANARY", bakeTimeInMinutes: 10, canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 10 } })))).toMatchInlineSnapshot(`
    {
      "deployment": "ROLLBACK_SUCCESSFUL at 175",
      "failedPercent": 0.5,
      "failing": 65,
      "recovered": 125,
      "takenBack": 125,
      "tasks": "4 healthy at least, 8 at most",
    }
  `);
});

test("nobody notices: requests fail to the end", () => {
  expect(told(rehearsed({ deploy: [...FAILS_USERS, ...ROLLING], noticedAfterSeconds: null }))).toMatchInlineSnapshot(`
    {
      "deployment": "SUCCESSFUL at 60",
      "failedPercent": 98.3,
      "failing": 10,
      "recovered": null,
      "takenBack": null,
      "tasks": "4 healthy at least, 8 at most",
    }
  `);
});

test("a build that is never healthy harms nobody where the old tasks stay, and only a breaker ends its deployment", () => {
  const bad: readonly Call[] = [FAILS_USERS[0] as Call, { service: "physics", operation: "PutImageBehavior", input: { image: "web:bad", healthStatus: 503 } }];
  expect(told(rehearsed({ deploy: [...bad, ...ROLLING] }))).toMatchInlineSnapshot(`
    {
      "deployment": "IN_PROGRESS at null",
      "failedPercent": 0,
      "failing": null,
      "recovered": null,
      "takenBack": null,
      "tasks": "4 healthy at least, 8 at most",
    }
  `);
  expect(told(rehearsed({ deploy: [...bad, ...BREAKER] }))).toMatchInlineSnapshot(`
    {
      "deployment": "ROLLBACK_SUCCESSFUL at 160",
      "failedPercent": 0,
      "failing": null,
      "recovered": null,
      "takenBack": null,
      "tasks": "4 healthy at least, 8 at most",
    }
  `);
});

test("what is refused is told with AWS's words, the same question has the same answer, and the world is as it was", () => {
  const before = w.s.world.digest;
  expect(rehearsed({ deploy: [update({ taskDefinition: "none:1" })] }).refused).toEqual({ operation: "UpdateService", code: "ClientException", message: "TaskDefinition not found." });
  const request = { deploy: [...FAILS_USERS, ...ROLLING], minutes: 5 };
  expect(rehearsed(request)).toEqual(rehearsed(request));
  expect(w.s.world.digest).toBe(before);
});
