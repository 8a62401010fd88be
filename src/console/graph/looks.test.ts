import { expect, test } from "vitest";
import { busRows } from "./flow/bus.ts";
import { containerInstance, containerInstanceArn, definitionArn, machine, service, serviceArn, tablesOf, task } from "./fixture.ts";
import { CARD } from "./geometry.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { instanceLook } from "./instanceLook.ts";
import { levelAt } from "./level.ts";
import { hueOfDefinition, shortestUnique } from "./serviceLooks.ts";
import { troubleIn } from "./serviceTrouble.ts";
import { cellsOf } from "./taskCells.ts";
import { isFreshlyStopped, lookOf, STOPPED_SHOWN } from "./taskLook.ts";

test.each([
  ["PROVISIONING", "RUNNING", "pending"],
  ["PENDING", "RUNNING", "pending"],
  ["ACTIVATING", "RUNNING", "pending"],
  ["PENDING", "STOPPED", "draining"],
  ["RUNNING", "RUNNING", "running"],
  ["RUNNING", "STOPPED", "draining"],
  ["DEACTIVATING", "STOPPED", "draining"],
  ["STOPPING", "STOPPED", "draining"],
  ["DEPROVISIONING", "STOPPED", "draining"],
  ["STOPPED", "STOPPED", "stopped"],
] as const)("a task %s that is wanted %s looks %s", (lastStatus, desiredStatus, phase) => {
  expect(lookOf(task("1", { lastStatus, desiredStatus }), definitionArn("web:1"), []).phase).toBe(phase);
});

test("a running task of an older revision is older, and unhealthy by its own check", () => {
  expect(lookOf(task("1", { healthStatus: "UNHEALTHY" }), definitionArn("web:2"), [])).toMatchObject({ isOlder: true, isUnhealthy: true });
  expect(lookOf(task("1"), definitionArn("web:1"), [])).toMatchObject({ isOlder: false, isUnhealthy: false });
});

test.each([
  [STOPPED_SHOWN - 1, true],
  [STOPPED_SHOWN, false],
  [-1, false],
])("a stopped task %i ms later: shown %s", (after, isShown) => {
  expect(isFreshlyStopped({ lastStatus: "STOPPED", stoppedAt: 1000 }, 1000 + after)).toBe(isShown);
});

test("cells are the newest first, then older, pending, draining, and what is missing", () => {
  const web2 = definitionArn("web:2");
  const cells = cellsOf(
    [
      task("1"),
      task("2", { desiredStatus: "STOPPED" }),
      task("3", { taskDefinitionArn: web2 }),
      task("4", { taskDefinitionArn: web2, lastStatus: "PENDING" }),
    ],
    web2,
    6,
  );
  expect(cells.map(({ look, revision }) => [look, revision])).toEqual([
    ["newest", 2],
    ["older", 1],
    ["pending", 2],
    ["draining", 1],
    ["none", null],
    ["none", null],
  ]);
});

test.each([
  [0.8, "near", "near"],
  [0.77, "near", "near"],
  [0.75, "near", "middle"],
  [0.79, "middle", "middle"],
  [0.8, "middle", "near"],
  [0.29, "middle", "middle"],
  [0.28, "middle", "far"],
  [0.31, "far", "far"],
  [0.32, "far", "middle"],
] as const)("at zoom %f coming from %s the level is %s", (zoom, before, level) => {
  expect(levelAt(zoom, before)).toBe(level);
});

test("short names are as long as it takes to tell them apart, and two letters at least", () => {
  expect(Object.fromEntries(shortestUnique(["web", "worker", "catalog", "carts", "a", "web-canary"]))).toEqual({
    a: "a",
    carts: "car",
    catalog: "cat",
    web: "web",
    "web-canary": "web-",
    worker: "wo",
  });
});

test("a definition has the hue of the service that runs its family, else the next one", () => {
  const tables = tablesOf({ "ecs.services": [service("web", { colorIndex: 0 }), service("api", { colorIndex: 4 })] });
  expect(hueOfDefinition(definitionArn("web:9"), tables)).toBe(1);
  expect(hueOfDefinition(definitionArn("we:9"), tables)).toBe(6);
});

test("trouble lasts until a steady state comes after it", () => {
  const event = (createdAt: number, message: string) => ({ eventId: `${createdAt} ${message}`, serviceArn: serviceArn("web"), createdAt, message });
  const unable = event(10, "(service web) was unable to place a task because no container instance met all of its requirements.");
  expect(troubleIn([unable])).toBe(unable.message);
  expect(troubleIn([unable, event(10, "(service web) has started 2 tasks: (task a) (task b).")])).toBe(unable.message);
  expect(troubleIn([unable, event(20, "(service web) has reached a steady state.")])).toBeNull();
  expect(troubleIn([event(5, "(service web) has reached a steady state."), unable])).toBe(unable.message);
  expect(troubleIn([])).toBeNull();
});

test("the bus runs above each row with tasks, never through a card", () => {
  const cards = [0, 188, 376].flatMap((x) => [80, 254].map((y) => ({ x: 461 + x, y, width: CARD.width, height: 160 })));
  const rows = busRows({ x: 400, y: 421 }, 446, cards);
  expect(rows.map(({ taps }) => taps.length)).toEqual([2, 2]);
  for (const { line } of rows) {
    const inside = line.points.filter(({ x, y }) => cards.some((card) => x > card.x && x < card.x + card.width && y > card.y && y < card.y + card.height));
    expect(inside).toEqual([]);
    expect(cards.map(({ y }) => y)).toContain(line.points.at(-1)?.y);
  }
});

test("EC2's notice that it takes an instance of Spot back is told before anything else", () => {
  const id = "i-00000000000000001";
  const lookOfSpot = (more: Partial<Rows["ec2.instances"]>) =>
    instanceLook({ tables: tablesOf({ "ec2.instances": [machine(id, { instanceLifecycle: "spot", changesAt: null, ...more })], "ecs.containerInstances": [containerInstance(id, { status: "DRAINING" })] }) }, containerInstanceArn(id)).word;
  expect([lookOfSpot({}), lookOfSpot({ changesAt: 120_000 }), lookOfSpot({ changesAt: 120_000, state: "shutting-down" })]).toEqual(["Draining", "Taken back", "Shutting down"]);
});

test.each([
  [{ lifecycleState: "InService" as const, isProtectedFromScaleIn: false }, {}, ["healthy", "Agent connected", undefined]],
  [{ lifecycleState: "InService" as const, isProtectedFromScaleIn: true }, {}, ["healthy", "Agent connected, protected from scale-in", true]],
  [{ lifecycleState: "Terminating:Wait" as const, isProtectedFromScaleIn: true }, {}, ["draining", "Scaled in", undefined]],
  [{ lifecycleState: "InService" as const, isProtectedFromScaleIn: true }, { agentConnected: false }, ["unreachable", "Agent lost", undefined]],
])("an instance that its group has as %o and ECS as %o", (member, instance, seen) => {
  const id = "i-00000000000000001";
  const tables = tablesOf({ "ec2.instances": [machine(id)], "ecs.containerInstances": [containerInstance(id, instance)], "autoscaling.instances": [{ instanceId: id, ...member } as Rows["autoscaling.instances"]] });
  const { status, word, isProtected } = instanceLook({ tables }, containerInstanceArn(id));
  expect([status, word, isProtected]).toEqual(seen);
});
