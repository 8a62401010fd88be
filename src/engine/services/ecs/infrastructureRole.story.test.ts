import { expect, test } from "vitest";
import { ShiftStory } from "./rollouts/shift/shiftStory.ts";

const BLUE_GREEN = { strategy: "BLUE_GREEN", bakeTimeInMinutes: 1 };

function forbid(w: ShiftStory, Action: string): void {
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action, Resource: "*" }] });
  w.s.call("iam", "PutRolePolicy", { RoleName: "ecsInfrastructureRole", PolicyName: "no", PolicyDocument });
}

test("targets are registered in the role that moves the traffic: without the right green waits, and it is told why", () => {
  const w = new ShiftStory();
  w.serve(BLUE_GREEN);
  forbid(w, "elasticloadbalancing:RegisterTargets");
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(60);
  expect([w.newest().status, w.newest().lifecycleStage, w.weights()]).toEqual(["IN_PROGRESS", "SCALE_UP", "blue 100, green 0"]);
  expect(w.s.told()).toContain("(service web) failed to register targets in (target-group green) with (error User: arn:aws:sts::123456789012:assumed-role/ecsInfrastructureRole/ecs-service-scheduler is not authorized to perform: elasticloadbalancing:RegisterTargets on resource: green with an explicit deny in an identity-based policy)");
  w.s.call("iam", "DeleteRolePolicy", { RoleName: "ecsInfrastructureRole", PolicyName: "no" });
  w.s.run(400);
  expect(w.newest().status).toBe("SUCCESSFUL");
});

test("without the right to deregister blue goes on after its time", () => {
  const w = new ShiftStory();
  w.serve(BLUE_GREEN);
  forbid(w, "elasticloadbalancing:DeregisterTargets");
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(400);
  expect([w.newest().status, w.newest().lifecycleStage, w.weights()]).toEqual(["IN_PROGRESS", "CLEAN_UP", "blue 0, green 100"]);
  expect(w.s.told()).toContain("failed to deregister targets in (target-group blue)");
});
