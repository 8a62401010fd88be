import { beforeEach, expect, test } from "vitest";
import type { Call } from "../../../aws/generated/api.ts";
import { serviceArn } from "../../../aws/arn.ts";
import { answered } from "../../../aws/template/answered.ts";
import { ShiftStory } from "../../services/ecs/rollouts/shift/shiftStory.ts";
import type { Rehearsal, RehearsalRequest, Rehearsals } from "./rehearsal.ts";
import { rehearseStory } from "./rehearseStory.ts";

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

interface Asked extends RehearsalRequest {
  readonly minutes: number;
}

function rehearsed({ minutes = 20, ...request }: Partial<Asked>): Rehearsal {
  const { ways } = together([request], minutes);
  const [rehearsal] = ways;
  if (rehearsal === undefined || rehearsal === null) throw new Error("it did not begin");
  return rehearsal;
}

function together(requests: readonly Partial<RehearsalRequest>[], minutes: number): Rehearsals {
  const ways = requests.map((request) => ({ serviceArn: WEB, before: [], deploy: [], noticedAfterSeconds: 60, ...request }));
  return rehearseStory(w.s, { ways, minutes });
}

/** What a person reads off the curves. */
const told = ({ failedCount, requestCount, deployment, servingAtSeconds, failingAtSeconds, noticed, recoveredAtSeconds, wellAtSeconds, leastHealthyTasks, mostTasks }: Rehearsal) => ({
  failedPercent: Math.round((failedCount / requestCount) * 1000) / 10,
  deployment: `${deployment?.status} at ${deployment?.endedAtSeconds}`,
  serving: servingAtSeconds,
  failing: failingAtSeconds,
  noticed: noticed === null ? null : `by ${noticed.by} at ${noticed.atSeconds}`,
  recovered: recoveredAtSeconds,
  well: wellAtSeconds,
  tasks: `${leastHealthyTasks} healthy at least, ${mostTasks} at most`,
});

test("a build that is healthy and fails its users: no breaker sees it, and whoever still has the old tasks is back within seconds", () => {
  expect(told(rehearsed({ deploy: [...FAILS_USERS, ...ROLLING] }))).toMatchInlineSnapshot(`
    {
      "deployment": "SUCCESSFUL at 60",
      "failedPercent": 39.1,
      "failing": 10,
      "noticed": "by person at 70",
      "recovered": 110,
      "serving": 10,
      "tasks": "4 healthy at least, 8 at most",
      "well": 145,
    }
  `);
  expect(told(rehearsed({ deploy: [...FAILS_USERS, ...BREAKER] }))).toMatchInlineSnapshot(`
    {
      "deployment": "SUCCESSFUL at 60",
      "failedPercent": 39.1,
      "failing": 10,
      "noticed": "by person at 70",
      "recovered": 110,
      "serving": 10,
      "tasks": "4 healthy at least, 8 at most",
      "well": 145,
    }
  `);
  expect(told(rehearsed(shifting({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 10 })))).toMatchInlineSnapshot(`
    {
      "deployment": "ROLLBACK_SUCCESSFUL at 175",
      "failedPercent": 25,
      "failing": 65,
      "noticed": "by person at 125",
      "recovered": 125,
      "serving": 65,
      "tasks": "4 healthy at least, 8 at most",
      "well": 180,
    }
  `);
  expect(told(rehearsed(shifting({ strategy: "CANARY", bakeTimeInMinutes: 10, canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 10 } })))).toMatchInlineSnapshot(`
    {
      "deployment": "ROLLBACK_SUCCESSFUL at 175",
      "failedPercent": 2.5,
      "failing": 65,
      "noticed": "by person at 125",
      "recovered": 125,
      "serving": 65,
      "tasks": "4 healthy at least, 8 at most",
      "well": 180,
    }
  `);
});

test("nobody notices: requests fail to the end", () => {
  expect(told(rehearsed({ deploy: [...FAILS_USERS, ...ROLLING], noticedAfterSeconds: null, minutes: 5 }))).toMatchInlineSnapshot(`
    {
      "deployment": "SUCCESSFUL at 60",
      "failedPercent": 93,
      "failing": 10,
      "noticed": null,
      "recovered": null,
      "serving": 10,
      "tasks": "4 healthy at least, 8 at most",
      "well": null,
    }
  `);
});

test("a build that is never healthy harms nobody where the old tasks stay, and only a breaker ends its deployment", () => {
  const bad: readonly Call[] = [FAILS_USERS[0] as Call, { service: "physics", operation: "PutImageBehavior", input: { image: "web:bad", healthStatus: 503 } }];
  expect(told(rehearsed({ deploy: [...bad, ...ROLLING], minutes: 5 }))).toMatchInlineSnapshot(`
    {
      "deployment": "IN_PROGRESS at null",
      "failedPercent": 0,
      "failing": null,
      "noticed": null,
      "recovered": null,
      "serving": null,
      "tasks": "4 healthy at least, 8 at most",
      "well": null,
    }
  `);
  expect(told(rehearsed({ deploy: [...bad, ...BREAKER], minutes: 5 }))).toMatchInlineSnapshot(`
    {
      "deployment": "ROLLBACK_SUCCESSFUL at 160",
      "failedPercent": 0,
      "failing": null,
      "noticed": "by breaker at 50",
      "recovered": null,
      "serving": null,
      "tasks": "4 healthy at least, 8 at most",
      "well": 235,
    }
  `);
});

test("what is refused is told with AWS's words, the same question has the same answer, and the world is as it was", () => {
  const before = w.s.world.digest;
  expect(rehearsed({ deploy: [update({ taskDefinition: "none:1" })] }).refused).toEqual({ operation: "UpdateService", code: "ClientException", message: "TaskDefinition not found." });
  const request = { deploy: [...FAILS_USERS, ...ROLLING], minutes: 2 };
  expect(rehearsed(request)).toEqual(rehearsed(request));
  expect(w.s.world.digest).toBe(before);
});

test("all are looked at for as long, until all is well everywhere, and not longer than was asked", () => {
  const calm = { deploy: [update({ forceNewDeployment: true })] };
  const { ways, seenSeconds } = together([calm, { deploy: [...FAILS_USERS, ...ROLLING], noticedAfterSeconds: 120 }], 15);
  expect(ways.map((way) => way?.samples.at(-1)?.atSeconds)).toEqual([seenSeconds, seenSeconds]);
  const well = Math.max(...ways.map((way) => way?.wellAtSeconds ?? Infinity));
  expect(seenSeconds).toBe(well + 60);
  expect(together([calm], 1).seenSeconds).toBe(60);
});
