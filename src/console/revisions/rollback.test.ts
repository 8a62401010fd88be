import { expect, test } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { rollbackOf } from "./rollback.ts";

type Deployment = Rows["ecs.deployments"];

const definition = (revision: number) => `arn:aws:ecs:r:1:task-definition/web:${revision}`;
const service = { serviceArn: "s", serviceName: "web", clusterArn: "arn:aws:ecs:r:1:cluster/prod", status: "ACTIVE", deploymentController: "ECS", taskDefinitionArn: definition(3) } as Rows["ecs.services"];

function deployment(revision: number, status: Deployment["status"], rolloutState: Deployment["rolloutState"], more: Partial<Deployment> = {}): Deployment {
  const completedAt = rolloutState === "COMPLETED" ? revision * 10 + 5 : null;
  return { deploymentId: `d${revision}`, serviceArn: "s", taskDefinitionArn: definition(revision), status, rolloutState, createdAt: revision * 10, completedAt, ...more } as Deployment;
}

/** What would be called with these deployments, the status of the history's open entry, and revisions that are INACTIVE. */
function called(deployments: readonly Deployment[], open: Rows["ecs.serviceDeployments"]["status"] | null, inactive: readonly number[] = [], { of = service, ruleSet = "current" }: { readonly of?: typeof service; readonly ruleSet?: "classic" | "current" } = {}): string | null {
  const entry = { serviceDeploymentArn: "h", serviceArn: "s", status: open, finishedAt: null } as Rows["ecs.serviceDeployments"];
  const found = rollbackOf(of, {
    "era.ruleSets": new Map([["account", { id: "account", ruleSet } as const]]),
    "ecs.deployments": new Map(deployments.map((one) => [one.deploymentId, one])),
    "ecs.serviceDeployments": new Map(open === null ? [] : [["h", entry]]),
    "ecs.taskDefinitions": new Map([1, 2, 3].map((revision) => [definition(revision), { status: inactive.includes(revision) ? "INACTIVE" : "ACTIVE" } as Rows["ecs.taskDefinitions"]])),
  });
  return found === null ? null : `${found.call.operation} ${Object.values(found.call.input as object).join(" ")} to ${found.to.deploymentId}`;
}

const DONE = [deployment(1, "INACTIVE", "COMPLETED"), deployment(2, "INACTIVE", "COMPLETED"), deployment(3, "PRIMARY", "COMPLETED")];
const RUNS = [deployment(1, "INACTIVE", "COMPLETED"), deployment(2, "ACTIVE", "COMPLETED"), deployment(3, "PRIMARY", "IN_PROGRESS")];

test.each([
  ["one that runs is stopped", RUNS, "IN_PROGRESS", [], "StopServiceDeployment h ROLLBACK to d2"],
  ["one that has not begun is stopped", RUNS, "PENDING", [], "StopServiceDeployment h ROLLBACK to d2"],
  ["one that is on its way back is left alone", RUNS, "ROLLBACK_IN_PROGRESS", [], null],
  ["one that nothing complete was before", [deployment(2, "ACTIVE", "FAILED"), deployment(3, "PRIMARY", "IN_PROGRESS")], "IN_PROGRESS", [], null],
  ["one that is over is replaced", DONE, null, [], "UpdateService prod web web:2 to d2"],
  ["by one whose revision is still ACTIVE", DONE, null, [2], "UpdateService prod web web:1 to d1"],
  ["not by one that failed", [deployment(1, "INACTIVE", "COMPLETED"), deployment(2, "INACTIVE", "FAILED"), deployment(3, "PRIMARY", "COMPLETED")], null, [], "UpdateService prod web web:1 to d1"],
  ["nor by another of the same revision", [deployment(3, "INACTIVE", "COMPLETED", { deploymentId: "before", createdAt: 5 }), deployment(3, "PRIMARY", "COMPLETED")], null, [], null],
  ["the first one stays", [deployment(3, "PRIMARY", "COMPLETED")], null, [], null],
] as const)("%s", (_, deployments, open, inactive, expected) => {
  expect(called(deployments, open, inactive)).toBe(expected);
});

test("services that are deleted, and those of task sets, have nothing to go back to", () => {
  expect(called(DONE, null, [], { of: { ...service, status: "DRAINING" } })).toBeNull();
  expect(called(DONE, null, [], { of: { ...service, deploymentController: "EXTERNAL" } })).toBeNull();
});

test("in classic times one that runs is ended by another", () => {
  expect(called(RUNS, "IN_PROGRESS", [], { ruleSet: "classic" })).toBe("UpdateService prod web web:2 to d2");
});
