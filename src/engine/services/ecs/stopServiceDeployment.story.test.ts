import { expect, test } from "vitest";
import { type Story, story } from "./story.ts";

/** A service of four tasks at rest, of which a revision is being deployed two at a time that takes long to start. */
function underWay(): Story {
  const s = story();
  s.fleet("ab", "m5.xlarge");
  s.define("web");
  s.define("web", { image: "web:2" });
  s.serve("web", "web:1", 4, { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } });
  s.run(120);
  s.mark();
  s.update("web", { taskDefinition: "web:2" });
  s.run(15);
  return s;
}

const newest = (s: Story) => {
  const [{ serviceDeploymentArn = "" } = {}] = s.call("ecs", "ListServiceDeployments", { cluster: "prod", service: "web" }).serviceDeployments ?? [];
  const [deployment] = s.call("ecs", "DescribeServiceDeployments", { serviceDeploymentArns: [serviceDeploymentArn] }).serviceDeployments ?? [];
  return { ...deployment, serviceDeploymentArn };
};
const stop = (s: Story, stopType?: "ABORT" | "ROLLBACK") => {
  const { serviceDeploymentArn } = newest(s);
  expect(s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn, stopType })).toEqual({ serviceDeploymentArn });
};
const counts = (s: Story) => (s.service("web").deployments ?? []).map(({ status, rolloutState, runningCount }) => `${status} ${rolloutState} ${runningCount}`);

test("ROLLBACK deploys the revision of the last complete deployment again", () => {
  const s = underWay();
  expect(counts(s)).toEqual(["PRIMARY IN_PROGRESS 2", "ACTIVE COMPLETED 2"]);
  const source = newest(s).sourceServiceRevisions?.[0]?.arn;
  stop(s);
  expect(newest(s)).toMatchObject({ status: "ROLLBACK_REQUESTED" });
  s.run(10);
  expect(newest(s)).toMatchObject({ status: "ROLLBACK_IN_PROGRESS", rollback: { serviceRevisionArn: source } });
  expect(s.service("web")).toMatchObject({ taskDefinition: expect.stringMatching(/web:1$/) });
  stop(s);
  s.run(300);
  expect(newest(s)).toMatchObject({ status: "ROLLBACK_SUCCESSFUL", targetServiceRevision: { requestedTaskCount: 0, runningTaskCount: 0 }, sourceServiceRevisions: [{ arn: source, runningTaskCount: 4 }] });
  expect(counts(s)).toEqual(["PRIMARY COMPLETED 4"]);
  expect(s.service("web").currentServiceRevisions).toMatchObject([{ arn: source, runningTaskCount: 4 }]);
  expect(s.told().split("\n").filter((line) => /roll|complet|steady/.test(line)).map((line) => line.slice(7)).join("\n")).toMatchInlineSnapshot(`
    "(service web) rolling back to deployment D1.
    (service web) (deployment D1) deployment completed.
    (service web) has reached a steady state."
  `);
  // Deployed once more, it is a revision like any other that was complete.
  s.update("web", { taskDefinition: "web:2" });
  s.run(15);
  stop(s, "ROLLBACK");
  s.run(200);
  expect(newest(s)).toMatchObject({ status: "ROLLBACK_SUCCESSFUL", rollback: { serviceRevisionArn: source } });
});

test("ABORT leaves the deployment where it is: lost tasks of the old revision come back, those of the new do not, and scaling falls to the old", () => {
  const s = underWay();
  stop(s, "ABORT");
  expect(newest(s)).toMatchObject({ status: "STOP_REQUESTED" });
  s.run(600);
  expect(newest(s)).toMatchObject({ status: "STOPPED", targetServiceRevision: { runningTaskCount: 2 }, sourceServiceRevisions: [{ runningTaskCount: 2 }] });
  expect(counts(s)).toEqual(["PRIMARY FAILED 2", "ACTIVE COMPLETED 2"]);
  for (const { taskArn = "" } of s.tasks()) s.call("ecs", "StopTask", { cluster: "prod", task: taskArn });
  s.run(120);
  expect(counts(s)).toEqual(["PRIMARY FAILED 0", "ACTIVE COMPLETED 2"]);
  s.update("web", { desiredCount: 6 });
  s.run(120);
  expect(counts(s)).toEqual(["PRIMARY FAILED 0", "ACTIVE COMPLETED 4"]);
  s.update("web", { desiredCount: 1 });
  s.run(120);
  expect(counts(s)).toEqual(["PRIMARY FAILED 0"]);
  s.update("web", { taskDefinition: "web:2", forceNewDeployment: true });
  s.run(300);
  expect(counts(s)).toEqual(["PRIMARY COMPLETED 1"]);
});

test("a first deployment has nothing to roll back to, and stops", () => {
  const s = story();
  s.fleet("a");
  s.define("web", { memory: 100_000 });
  s.serve("web", "web:1", 2);
  s.run(30);
  stop(s, "ROLLBACK");
  s.run(30);
  expect(newest(s)).toMatchObject({ status: "STOPPED" });
  expect(counts(s)).toEqual(["PRIMARY FAILED 0"]);
});

test("a newer deployment during a rollback makes it fail; what is complete before the scheduler hears of the request stays so", () => {
  const s = underWay();
  stop(s);
  s.run(15);
  s.update("web", { taskDefinition: "web:2" });
  const [, second] = s.call("ecs", "ListServiceDeployments", { cluster: "prod", service: "web" }).serviceDeployments ?? [];
  expect(second?.status).toBe("ROLLBACK_FAILED");
  s.run(300);
  expect(newest(s)).toMatchObject({ status: "SUCCESSFUL" });
});

test("what cannot be stopped or continued is refused", () => {
  const s = underWay();
  const { serviceDeploymentArn } = newest(s);
  const paused = { serviceDeploymentArn, hookId: "ecs-pause-1" };
  expect(s.refusal("ecs", "ContinueServiceDeployment", paused)).toBe("InvalidParameterException: Provided hookId is either completed, unavailable, or not associated with the given Resource ARN");
  const nowhere = { serviceDeploymentArn: `${serviceDeploymentArn}x` };
  const NOWHERE = "ServiceDeploymentNotFoundException: The service deploy ARN that you specified in the StopServiceDeployment doesn't exist. You can use ListServiceDeployments to retrieve the service deployment ARNs.";
  expect(s.refusal("ecs", "StopServiceDeployment", nowhere)).toBe(NOWHERE);
  expect(s.refusal("ecs", "ContinueServiceDeployment", { ...nowhere, hookId: "1" })).toBe(NOWHERE);
  s.run(300);
  expect(s.refusal("ecs", "StopServiceDeployment", { serviceDeploymentArn })).toBe("ConflictException: The service deployment is not in progress.");
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "log", taskDefinition: "web:1", schedulingStrategy: "DAEMON" });
  const [daemon] = s.call("ecs", "ListServiceDeployments", { cluster: "prod", service: "log" }).serviceDeployments ?? [];
  expect(s.refusal("ecs", "StopServiceDeployment", { serviceDeploymentArn: daemon?.serviceDeploymentArn ?? "", stopType: "ABORT" })).toBe(
    "UnsupportedFeatureException: The stop type ABORT for a DAEMON service is not simulated yet.",
  );
});

test("a broken revision that is replaced in the middle gets no task again where there is room for one only", () => {
  const s = story();
  s.fleet("a");
  for (const image of ["web:1", "web:2", "web:3"]) s.define("web", { image });
  s.call("physics", "PutImageBehavior", { image: "web:2", exitAfterSeconds: 5, exitCode: 1 });
  s.serve("web", "web:1", 1, { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } });
  s.run(120);
  s.update("web", { taskDefinition: "web:2" });
  s.run(60);
  s.update("web", { taskDefinition: "web:3" });
  s.run(120);
  expect(counts(s)).toEqual(["PRIMARY COMPLETED 1"]);
});
