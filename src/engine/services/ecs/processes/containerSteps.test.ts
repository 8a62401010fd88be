import { expect, test } from "vitest";
import type { ContainerDefinition } from "../../../../aws/generated/ecs.ts";
import type { ContainerState, TaskRow } from "../tables.ts";
import { nextStep, taskHealthOf } from "./containerSteps.ts";
import { newContainer } from "./newContainer.ts";

const container = (name: string, more: Partial<ContainerState> = {}): ContainerState => ({
  ...newContainer({ name, image: `${name}:1` }, `arn:aws:ecs:us-east-1:123456789012:container/prod/t/${name}`, []),
  ...more,
});
const RUNNING = { lastStatus: "RUNNING", startedAt: 1 } as const;
const STOPPED = { lastStatus: "STOPPED", startedAt: 1, stoppedAt: 2, gone: true, exitCode: 0 } as const;

const task = (containers: readonly ContainerState[], desiredStatus: TaskRow["desiredStatus"] = "RUNNING") =>
  ({ containers, desiredStatus, lastStatus: "PENDING" }) as unknown as TaskRow;

/** `app` depends on `init` under a condition. */
const ordered = (condition: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY"): readonly ContainerDefinition[] => [
  { name: "init", essential: false },
  { name: "app", dependsOn: [{ containerName: "init", condition }] },
];
const INIT = { essential: false };

const brief = (containers: readonly ContainerState[], definitions: readonly ContainerDefinition[] = [], desired: TaskRow["desiredStatus"] = "RUNNING") => {
  const step = nextStep(task(containers, desired), definitions);
  if (step === undefined) return "wait";
  return step.kind === "stop" ? `stop ${step.stopCode}: ${step.reason}` : `${step.kind} ${step.container.name}`;
};

test.each<[string, readonly ContainerState[], string]>([
  ["begins with the image", [container("app")], "pull app"],
  ["waits for it", [container("app", { pulling: true })], "wait"],
  ["starts what is there", [container("app", { lastStatus: "PULLED" })], "start app"],
  ["rests while it runs", [container("app", RUNNING)], "wait"],
  ["closes what ended", [container("app", { ...RUNNING, gone: true })], "close app"],
  ["ends with an essential container", [container("app", STOPPED)], "stop EssentialContainerExited: Essential container in task exited"],
  ["goes on without another one", [container("app", RUNNING), container("side", { ...STOPPED, ...INIT })], "wait"],
  ["closes what cannot be pulled", [container("app", { pullError: "no such image" })], "close app"],
  [
    "fails with it if it was essential",
    [container("app", { lastStatus: "STOPPED", gone: true, reason: "CannotPullContainerError: no such image" })],
    "stop TaskFailedToStart: CannotPullContainerError: no such image",
  ],
])("a task that is to run %s", (_, containers, expected) => {
  expect(brief(containers)).toBe(expected);
});

const DEPENDENCY_ROWS: readonly [Parameters<typeof ordered>[0], Partial<ContainerState>, string][] = [
  ["START", { lastStatus: "PULLED" }, "start init"],
  ["START", RUNNING, "pull app"],
  ["START", STOPPED, "pull app"],
  ["COMPLETE", RUNNING, "wait"],
  ["COMPLETE", { ...STOPPED, exitCode: 3 }, "pull app"],
  ["COMPLETE", { ...RUNNING, late: true }, "close app"],
  ["SUCCESS", RUNNING, "wait"],
  ["SUCCESS", STOPPED, "pull app"],
  ["SUCCESS", { ...STOPPED, exitCode: 3 }, "close app"],
  ["SUCCESS", { ...RUNNING, late: true }, "close app"],
  ["HEALTHY", RUNNING, "wait"],
  ["HEALTHY", { ...RUNNING, healthStatus: "UNHEALTHY" }, "wait"],
  ["HEALTHY", { ...RUNNING, healthStatus: "HEALTHY" }, "pull app"],
  ["HEALTHY", { ...RUNNING, healthStatus: "HEALTHY", late: true }, "pull app"],
  ["HEALTHY", { ...RUNNING, late: true }, "close app"],
  ["HEALTHY", STOPPED, "close app"],
];
test.each(DEPENDENCY_ROWS)("dependsOn %s, when the dependency is %j: %s", (condition, init, expected) => {
  expect(brief([container("init", { ...INIT, ...init }), container("app")], ordered(condition))).toBe(expected);
});

test("an unmet dependency closes the container with the agent's code and words, and the task only says that it failed", () => {
  const containers = [container("init", { ...STOPPED, ...INIT, exitCode: 3 }), container("app")];
  const reason = "CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [init] for target [app]";
  expect(nextStep(task(containers), ordered("SUCCESS"))).toMatchObject({ kind: "close", exitCode: 143, reason });
  const closed = container("app", { lastStatus: "STOPPED", gone: true, exitCode: 143, reason });
  expect(brief([container("init", { ...STOPPED, ...INIT }), closed])).toBe("stop TaskFailedToStart: Task failed to start");
});

test.each<[string, readonly ContainerState[], string]>([
  ["closes what never ran", [container("app", { pulling: true })], "close app"],
  ["signals dependents first", [container("init", RUNNING), container("app", RUNNING)], "signal app"],
  ["and what they depend on once they have stopped", [container("init", RUNNING), container("app", STOPPED)], "signal init"],
  ["waits in between", [container("init", RUNNING), container("app", { ...RUNNING, signalledAt: 5 })], "wait"],
  ["is done when all have stopped", [container("init", STOPPED), container("app", STOPPED)], "wait"],
])("a task that is to stop %s", (_, containers, expected) => {
  expect(brief(containers, ordered("START"), "STOPPED")).toBe(expected);
});

test.each([
  [0, 0],
  [143, 143],
  [null, 255],
] as const)("a process that ended with %j is reported as %j", (exitCode, reported) => {
  expect(nextStep(task([container("app", { ...RUNNING, gone: true, exitCode })]), [])).toMatchObject({ exitCode: reported });
});

// ECS API, HealthCheck: UNHEALTHY before UNKNOWN before HEALTHY, essential containers only.
test.each([
  [["HEALTHY"], [], "HEALTHY"],
  [["HEALTHY", "UNKNOWN"], [], "UNKNOWN"],
  [["HEALTHY", "UNKNOWN", "UNHEALTHY"], [], "UNHEALTHY"],
  [["HEALTHY"], ["UNHEALTHY"], "HEALTHY"],
] as const)("essential containers %j and others %j make the task %s", (essential, others, expected) => {
  const all = [
    ...essential.map((healthStatus, i) => container(`e${i}`, { healthStatus })),
    ...others.map((healthStatus, i) => container(`o${i}`, { healthStatus, essential: false })),
  ];
  expect(taskHealthOf(all)).toBe(expected);
});
