import { expect, test } from "vitest";
import { deployments } from "./tables.ts";
import { type Story, story } from "./story.ts";

const breaker = (rollback: boolean) => ({ deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback } } });

/** A service of two tasks whose image `web:2` cannot be pulled. */
function atRest(more: object = {}): Story {
  const s = story();
  s.fleet("ab");
  s.define("web");
  s.define("web", { image: "web:2" });
  cannotBePulled(s, "web:2");
  s.serve("web", "web:1", 2, more);
  s.run(120);
  s.mark();
  return s;
}

const cannotBePulled = (s: Story, image: string) => s.call("physics", "PutImageBehavior", { image, pullError: "manifest unknown" });

const newest = (s: Story) => s.newestDeployment("web");

test("three tasks that cannot start trip the circuit breaker, and the revision before comes back", () => {
  const s = atRest(breaker(true));
  const before = newest(s)?.targetServiceRevision?.arn;
  expect(s.service("web").deploymentConfiguration).toMatchObject({ deploymentCircuitBreaker: { enable: true, rollback: true } });
  s.update("web", { taskDefinition: "web:2" });
  s.run(9);
  expect(newest(s)).toMatchObject({ status: "IN_PROGRESS", deploymentCircuitBreaker: { status: "MONITORING", failureCount: 2, threshold: 3 } });
  s.run(300);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 2 tasks: (task T1) (task T2).
      10.0 (service web) has started 2 tasks: (task T3) (task T4).
      20.0 (service web) (deployment D1) deployment failed: tasks failed to start.
      20.0 (service web) rolling back to deployment D2.
      20.0 (service web) has started 2 tasks: (task T5) (task T6).
      61.2 (service web) has stopped 2 running tasks: (task T7) (task T8).
      71.2 (service web) (deployment D2) deployment completed.
      71.2 (service web) has reached a steady state."
  `);
  expect(s.service("web").deployments).toMatchObject([{ taskDefinition: expect.stringMatching(/web:1$/), rolloutState: "COMPLETED" }]);
  expect(newest(s)).toMatchObject({
    status: "ROLLBACK_SUCCESSFUL",
    statusReason: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
    rollback: { serviceRevisionArn: before },
    deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 3, threshold: 3 },
  });
});

test("what is told of the deployment that fails and of the one that comes back", () => {
  const s = atRest(breaker(true));
  s.update("web", { taskDefinition: "web:2", desiredCount: 8 });
  while (newest(s)?.status === "IN_PROGRESS") s.run(1);
  const [back] = s.service("web").deployments ?? [];
  expect(back?.rolloutStateReason).toBe(`ECS deployment circuit breaker: rolling back to deploymentId ${back?.id}.`);
  const failed = s.world.view.all(deployments).at(-2);
  expect(failed).toMatchObject({ rolloutState: "FAILED", rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start." });
});

test("without a rollback the deployment stands still where it failed, and the old tasks serve", () => {
  const s = atRest(breaker(false));
  s.update("web", { taskDefinition: "web:2" });
  s.run(600);
  expect(newest(s)).toMatchObject({ status: "STOPPED", statusReason: "Service deployment stopped because the circuit breaker threshold was exceeded." });
  expect(s.service("web").deployments).toMatchObject([
    { status: "PRIMARY", rolloutState: "FAILED", runningCount: 0, pendingCount: 0 },
    { status: "ACTIVE", rolloutState: "COMPLETED", runningCount: 2 },
  ]);
  s.update("web", { taskDefinition: "web:1" });
  s.run(120);
  expect(newest(s)).toMatchObject({ status: "SUCCESSFUL", deploymentCircuitBreaker: { status: "MONITORING_COMPLETE", failureCount: 0 } });
});

test("a first deployment has nothing to roll back to", () => {
  const s = atRest();
  s.serve("new", "web:2", 1, breaker(true));
  s.run(300);
  const { serviceDeployments = [] } = s.call("ecs", "ListServiceDeployments", { cluster: "prod", service: "new" });
  expect(serviceDeployments).toMatchObject([{ status: "ROLLBACK_FAILED", statusReason: "No rollback candidate was found to run the rollback." }]);
  expect(s.service("new").deployments).toMatchObject([{ status: "PRIMARY", rolloutState: "FAILED" }]);
});

test("what comes back and cannot start either is not rolled back once more", () => {
  const s = atRest(breaker(true));
  s.call("physics", "PutImageBehavior", { image: "web:1", exitAfterSeconds: 1 });
  s.update("web", { taskDefinition: "web:2" });
  for (const { taskArn = "" } of s.tasks()) s.call("ecs", "StopTask", { cluster: "prod", task: taskArn });
  s.run(900);
  expect(newest(s)).toMatchObject({ status: "ROLLBACK_FAILED" });
});

test("a healthy task says that the deployment is sound: failures are counted anew", () => {
  const s = atRest(breaker(true));
  s.define("web", { image: "web:3" });
  s.update("web", { taskDefinition: "web:3" });
  s.run(100);
  expect(newest(s)?.status).toBe("SUCCESSFUL");
  cannotBePulled(s, "web:3");
  for (let i = 0; i < 4; i++) {
    const [task] = s.tasks();
    s.call("ecs", "StopTask", { cluster: "prod", task: task?.taskArn ?? "" });
    s.run(30);
  }
  expect(newest(s)).toMatchObject({ status: "SUCCESSFUL", deploymentCircuitBreaker: { status: "MONITORING_COMPLETE" } });
});

test("the breaker is kept for the deployments to come, and is not for a Classic Load Balancer", () => {
  const s = atRest();
  s.update("web", breaker(true));
  expect(newest(s)?.deploymentCircuitBreaker).toMatchObject({ status: "DISABLED" });
  s.update("web", { forceNewDeployment: true });
  expect(newest(s)?.deploymentCircuitBreaker).toMatchObject({ status: "MONITORING" });
  s.update("web", { deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } });
  expect(newest(s)?.deploymentCircuitBreaker).toMatchObject({ status: "MONITORING" });
  s.define("old", { portMappings: [{ containerPort: 80, hostPort: 80 }] });
  s.classicBalancer("clb");
  const loadBalancers = [{ loadBalancerName: "clb", containerName: "old", containerPort: 80 }];
  const input = { cluster: "prod", serviceName: "old", taskDefinition: "old", desiredCount: 1, loadBalancers, ...breaker(false) };
  expect(s.refusal("ecs", "CreateService", input)).toBe("InvalidParameterException: The deployment circuit breaker is not supported for services that use a Classic Load Balancer.");
});

test.each([true, false])("a deployment that has room for some of its tasks says how many it could not launch, if a circuit breaker watches over it: %s", (enable) => {
  const s = story();
  s.fleet("a");
  s.define("web", { memory: Math.floor((s.instances("prod")[0]?.remainingResources?.find(({ name }) => name === "MEMORY")?.integerValue ?? 0) / 3) });
  s.serve("web", "web:1", 2, { deploymentConfiguration: { deploymentCircuitBreaker: { enable, rollback: false } } });
  s.run(120);
  s.mark();
  s.update("web", { forceNewDeployment: true });
  s.run(5);
  const told = s.told();
  if (enable) expect(told).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 1 tasks: (task T1).
       0.0 (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) has insufficient memory available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
       0.0 (service web) could not launch 1 tasks for deployment D1."
  `);
  else expect(told).not.toContain("could not launch");
});
