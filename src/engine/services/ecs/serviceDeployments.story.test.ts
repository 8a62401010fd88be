import { expect, test } from "vitest";
import { type Story, story } from "./story.ts";

const PINNED = `web@sha256:${"a1".repeat(32)}`;

/** A service of two tasks at rest on two instances, deployed once. */
function atRest(): Story {
  const s = story();
  s.fleet("ab");
  s.define("web");
  s.define("web", { image: PINNED });
  s.serve("web", "web:1", 2);
  s.run(120);
  return s;
}

const list = (s: Story, more: object = {}) => s.call("ecs", "ListServiceDeployments", { cluster: "prod", service: "web", ...more }).serviceDeployments ?? [];
const arnsOf = (s: Story) => list(s).map(({ serviceDeploymentArn = "" }) => serviceDeploymentArn);
const described = (s: Story, arn: string) => s.call("ecs", "DescribeServiceDeployments", { serviceDeploymentArns: [arn] }).serviceDeployments?.[0];
const newest = (s: Story) => described(s, arnsOf(s)[0] ?? "");

test("a service deployment waits for the scheduler, goes on while tasks are replaced, and keeps its counts when it ends", () => {
  const s = atRest();
  const [first] = list(s);
  expect(first?.serviceDeploymentArn).toMatch(/^arn:aws:ecs:us-east-1:123456789012:service-deployment\/prod\/web\/[\w-]{21}$/);
  expect(first?.targetServiceRevisionArn).toMatch(/^arn:aws:ecs:us-east-1:123456789012:service-revision\/prod\/web\/[1-9]\d{18}$/);
  const counts = { requestedTaskCount: 2, runningTaskCount: 2, pendingTaskCount: 0 };
  expect(newest(s)).toMatchObject({ status: "SUCCESSFUL", sourceServiceRevisions: [], targetServiceRevision: counts });
  expect(newest(s)?.deploymentConfiguration).toMatchObject({ minimumHealthyPercent: 100, maximumPercent: 200, strategy: "ROLLING" });

  s.run(5);
  s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { maximumPercent: 300 } });
  const [arn = ""] = arnsOf(s);
  const source = { arn: first?.targetServiceRevisionArn, ...counts };
  expect(described(s, arn)).toMatchObject({ status: "IN_PROGRESS", sourceServiceRevisions: [source], targetServiceRevision: { requestedTaskCount: 2, runningTaskCount: 0 } });
  s.run(30);
  expect(described(s, arn)).toMatchObject({ status: "IN_PROGRESS", targetServiceRevision: { ...counts } });
  s.run(120);
  expect(described(s, arn)).toMatchObject({
    status: "SUCCESSFUL",
    sourceServiceRevisions: [{ arn: source.arn, requestedTaskCount: 0, runningTaskCount: 0, pendingTaskCount: 0 }],
    targetServiceRevision: counts,
    deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 300 },
    deploymentCircuitBreaker: { status: "DISABLED" },
  });
  // What comes later is no part of it.
  s.update("web", { desiredCount: 3 });
  s.run(120);
  expect(described(s, arn)).toMatchObject({ targetServiceRevision: counts });
  const service = s.service("web");
  expect(service.currentServiceDeployment).toBe(arn);
  expect(service.currentServiceRevisions).toEqual([{ arn: described(s, arn)?.targetServiceRevision?.arn, requestedTaskCount: 3, runningTaskCount: 3, pendingTaskCount: 0 }]);
});

test("a newer deployment stops the one before, of which tasks may be left: they are its sources", () => {
  const s = atRest();
  s.update("web", { taskDefinition: "web:2" });
  s.run(15);
  s.update("web", { forceNewDeployment: true });
  const [third, second, first] = list(s);
  expect([third?.status, second?.status, first?.status]).toEqual(["PENDING", "STOPPED", "SUCCESSFUL"]);
  expect(second?.statusReason).toBe("The service deployment was stopped because a newer service deployment started.");
  expect(newest(s)?.sourceServiceRevisions?.map(({ arn }) => arn)).toEqual([second?.targetServiceRevisionArn, first?.targetServiceRevisionArn]);
  expect(third?.startedAt).toBeUndefined();
  expect(third?.targetServiceRevisionArn).not.toBe(second?.targetServiceRevisionArn);
  s.run(300);
  expect(list(s).map(({ status }) => status)).toEqual(["SUCCESSFUL", "STOPPED", "SUCCESSFUL"]);
  expect(newest(s)?.startedAt).toBeGreaterThan(newest(s)?.createdAt ?? Infinity);
});

test("scaling is no deployment; a daemon's are deployments like others", () => {
  const s = atRest();
  s.update("web", { desiredCount: 4 });
  s.run(120);
  expect(list(s)).toHaveLength(1);
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "log", taskDefinition: "web:1", schedulingStrategy: "DAEMON" });
  s.run(120);
  expect(s.call("ecs", "ListServiceDeployments", { cluster: "prod", service: "log" }).serviceDeployments).toMatchObject([{ status: "SUCCESSFUL" }]);
});

test("a revision is what a deployment brought, whatever became of the service", () => {
  const s = atRest();
  s.update("web", { taskDefinition: "web:2" });
  s.run(120);
  const arns = list(s).map(({ targetServiceRevisionArn = "" }) => targetServiceRevisionArn);
  const { serviceRevisions = [], failures } = s.call("ecs", "DescribeServiceRevisions", { serviceRevisionArns: [...arns, "arn:nothing"] });
  expect(serviceRevisions).toMatchObject([
    { serviceRevisionArn: arns[0], taskDefinition: expect.stringMatching(/web:2$/), launchType: "EC2", containerImages: [{ containerName: "web", image: PINNED, imageDigest: `sha256:${"a1".repeat(32)}` }] },
    { serviceRevisionArn: arns[1], taskDefinition: expect.stringMatching(/web:1$/), containerImages: [{ containerName: "web", image: "web:1" }] },
  ]);
  expect(failures).toEqual([{ arn: "arn:nothing", reason: "MISSING" }]);
});

test("the history is filtered by status and time, and comes in pages", () => {
  const s = atRest();
  for (let i = 0; i < 4; i++) {
    s.run(20);
    s.update("web", { forceNewDeployment: true });
  }
  s.run(200);
  const all = list(s);
  expect(all).toHaveLength(5);
  expect(list(s, { status: ["SUCCESSFUL"] })).toEqual([all[0], all[4]]);
  const at = (i: number) => all[i]?.createdAt ?? 0;
  expect(list(s, { createdAt: { after: at(2), before: at(1) } })).toEqual([all[1], all[2]]);
  expect(list(s, { createdAt: { before: at(4) } })).toEqual([all[4]]);
  const page = s.call("ecs", "ListServiceDeployments", { cluster: "prod", service: "web", maxResults: 3 });
  expect(page.serviceDeployments).toEqual(all.slice(0, 3));
  expect(list(s, { maxResults: 3, nextToken: page.nextToken })).toEqual(all.slice(3));
});

test("what is gone is missing, and of a deleted service all is", () => {
  const s = atRest();
  const [deployment = ""] = arnsOf(s);
  const [revision = ""] = list(s).map(({ targetServiceRevisionArn = "" }) => targetServiceRevisionArn);
  s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  expect(s.call("ecs", "DescribeServiceDeployments", { serviceDeploymentArns: [deployment] }).failures).toEqual([{ arn: deployment, reason: "MISSING" }]);
  expect(s.call("ecs", "DescribeServiceRevisions", { serviceRevisionArns: [revision] }).failures).toEqual([{ arn: revision, reason: "MISSING" }]);
  s.run(300);
  expect(s.refusal("ecs", "ListServiceDeployments", { cluster: "prod", service: "web" })).toBe("ServiceNotFoundException: Service not found.");
  const many = Array.from({ length: 21 }, (_one, i) => `arn:${i}`);
  expect(s.refusal("ecs", "DescribeServiceDeployments", { serviceDeploymentArns: many })).toBe("InvalidParameterException: serviceDeploymentArns can have at most 20 items");
  expect(s.refusal("ecs", "DescribeServiceRevisions", { serviceRevisionArns: many })).toBe("InvalidParameterException: serviceRevisionArns can have at most 20 items");
  expect(s.refusal("ecs", "ListServiceDeployments", { cluster: "prod", service: "web", maxResults: 101 })).toBe("ServiceNotFoundException: Service not found.");
});

test("after ninety days nobody is told of a deployment that ended", () => {
  const s = atRest();
  s.run(90 * 86_400);
  expect(list(s)).toEqual([]);
  s.update("web", { forceNewDeployment: true });
  expect(list(s)).toHaveLength(1);
});
