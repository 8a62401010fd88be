import { beforeEach, expect, test } from "vitest";
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
