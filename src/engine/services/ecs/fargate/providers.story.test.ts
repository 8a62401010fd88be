import { beforeEach, expect, test } from "vitest";
import { distributionOf } from "./distribution.ts";
import { placeOf } from "./place.ts";
import { FargateStory } from "./story.ts";

let s: FargateStory;
beforeEach(() => {
  s = new FargateStory();
  s.call("ecs", "CreateCluster", { clusterName: "prod", capacityProviders: ["FARGATE", "FARGATE_SPOT"] });
  s.defineFor("web");
});

const both = (weights: readonly [number, number], base = 0) => ({
  capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: weights[0], base }, { capacityProvider: "FARGATE_SPOT", weight: weights[1] }],
});
const { launchType: _launchType, ...network } = new FargateStory().network();
const counts = () => {
  const live = s.rows().filter(({ desiredStatus }) => desiredStatus === "RUNNING");
  return ["FARGATE", "FARGATE_SPOT"].map((name) => live.filter((task) => placeOf(task)?.capacityProvider === name).length);
};

test("a service has its tasks by base and weight, also as it grows", () => {
  s.serve("web", "web:1", 2, { ...network, ...both([1, 3], 2) });
  s.run(60);
  expect(counts()).toEqual([2, 0]);
  s.update("web", { desiredCount: 10 });
  s.run(60);
  expect(counts()).toEqual([4, 6]);
  expect(s.service("web")).toMatchObject({ capacityProviderStrategy: [{ capacityProvider: "FARGATE", base: 2, weight: 1 }, { capacityProvider: "FARGATE_SPOT", base: 0, weight: 3 }] });
  expect(s.service("web").launchType).toBeUndefined();
  expect(s.tasks()[0]).toMatchObject({ launchType: "FARGATE", capacityProviderName: expect.stringMatching(/^FARGATE/) });
});

test("the strategy of the cluster counts where nothing is said", () => {
  s.call("ecs", "PutClusterCapacityProviders", { cluster: "prod", capacityProviders: ["FARGATE", "FARGATE_SPOT"], defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT" }] });
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", count: 3, ...network });
  expect(counts()).toEqual([0, 3]);
});

test("Spot tasks are interrupted, have their stopTimeout, and are replaced on Spot alone", () => {
  s.call("physics", "PutImageBehavior", { image: "web:1", ignoresSigterm: true } as never);
  s.serve("web", "web:1", 2, { ...network, ...both([0, 1]) });
  s.run(90);
  const [task] = s.tasks();
  s.mark();
  s.call("physics", "InterruptFargateSpot", { cluster: "prod", task: task?.taskArn?.split("/").at(-1) ?? "" });
  s.run(28);
  expect(s.tasks("STOPPED")).toMatchObject([{ lastStatus: "STOPPING", stopCode: "SpotInterruption", stoppedReason: "Your Spot Task was interrupted." }]);
  s.run(60);
  expect(s.tasks("STOPPED")).toMatchObject([{ lastStatus: "STOPPED", containers: [{ exitCode: 137 }] }]);
  expect([counts(), s.service("web").runningCount]).toEqual([[0, 2], 2]);
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...network, launchType: "FARGATE" });
  const interrupted = s.refusal("physics", "InterruptFargateSpot", { cluster: "prod", task: s.rows().at(-1)?.taskArn ?? "" });
  expect(interrupted).toMatch(/^ValidationException: The task '\S+' does not run on Fargate Spot\.$/);
});

test("a service on instances moves to Fargate with a strategy and a new deployment", () => {
  s.fleet("ab");
  s.serve("web", "web:1", 2, { networkConfiguration: { awsvpcConfiguration: { subnets: network.networkConfiguration.awsvpcConfiguration.subnets } }, launchType: "EC2" });
  s.run(120);
  expect(s.service("web")).toMatchObject({ launchType: "EC2", runningCount: 2 });
  s.update("web", { ...both([1, 1]), ...network, forceNewDeployment: true });
  s.run(300);
  expect(s.service("web")).toMatchObject({ runningCount: 2, deployments: [{ rolloutState: "COMPLETED" }] });
  expect(counts()).toEqual([1, 1]);
});

// The reference's vectors: how many of 1 to 20 tasks each provider has.
test.each([
  [[[1, 1], [0, 4]], "1/0 1/1 1/2 2/2 2/3 2/4 2/5 2/6 3/6 3/7 3/8 3/9 3/10 4/10 4/11 4/12 4/13 4/14 5/14 5/15"],
  [[[2, 1], [0, 3]], "1/0 2/0 2/1 3/1 3/2 3/3 3/4 4/4 4/5 4/6 4/7 5/7 5/8 5/9 5/10 6/10 6/11 6/12 6/13 7/13"],
  [[[0, 1], [0, 1]], "1/0 1/1 2/1 2/2 3/2 3/3 4/3 4/4 5/4 5/5 6/5 6/6 7/6 7/7 8/7 8/8 9/8 9/9 10/9 10/10"],
  [[[0, 1], [0, 2], [0, 1]], "0/1/0 1/1/0 1/1/1 1/2/1 1/3/1 2/3/1 2/3/2 2/4/2 2/5/2 3/5/2 3/5/3 3/6/3 3/7/3 4/7/3 4/7/4 4/8/4 4/9/4 5/9/4 5/9/5 5/10/5"],
  [[[5, 0], [0, 1]], "1/0 2/0 3/0 4/0 5/0 5/1 5/2 5/3 5/4 5/5 5/6 5/7 5/8 5/9 5/10 5/11 5/12 5/13 5/14 5/15"],
  [[[0, 3], [0, 7]], "0/1 1/1 1/2 1/3 2/3 2/4 2/5 2/6 3/6 3/7 3/8 4/8 4/9 4/10 5/10 5/11 5/12 5/13 6/13 6/14"],
  [[[0, 0]], "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"],
])("base and weight %j", (items, expected) => {
  const strategy = items.map(([base = 0, weight = 0], i) => ({ capacityProvider: `${i}`, base, weight }));
  const told = Array.from({ length: 20 }, (_, i) => distributionOf(strategy, i + 1).join("/"));
  expect(told.join(" ")).toBe(expected);
});
