import { fc } from "../../../../scripts/properties.ts";
import { beforeEach, expect, test } from "vitest";
import { seconds } from "../../kernel/time.ts";
import { FargateStory } from "../../services/ecs/fargate/story.ts";
import { kindsOfActs, play, randomSession, type Act } from "../randomSession.ts";
import { type Bill, billOf } from "./bill.ts";

let s: FargateStory;
beforeEach(() => {
  s = new FargateStory();
});

const bill = (): Bill => billOf(s.world.view);

/** In ten thousandths of a dollar. */
const rounded = (dollars: number): number => Math.round(dollars * 10_000) / 10_000;

/** 30 GiB of gp3 for an hour. */
const VOLUME = (0.08 * 30) / 730;

test("instances cost by the second, what a service holds of them is its part, and the rest is idle", () => {
  s.fleet("ab");
  const after = s.world.now / 3_600_000;
  expect(bill()).toMatchObject({
    capacity: [{ use: { kind: "instance", instanceType: "m5.large", system: "linux", spot: false }, count: 2, dollarsPerHour: 0.192 }, { use: { kind: "publicIp" }, count: 2, dollarsPerHour: 0.01 }, { use: { kind: "volume", type: "gp3", gib: 30 }, count: 2, dollarsPerHour: 2 * VOLUME }],
    services: [],
    shared: { dollarsPerHour: 0.01 + 2 * VOLUME },
  });
  expect(bill().idle.dollars).toBeCloseTo(0.192 * after, 4);

  // A quarter of a vCPU and half a GiB are (2.25 + 0.5) / 26 of two vCPUs and eight GiB.
  s.serve("web", s.define("web"), 2);
  s.run(3600);
  const [web] = bill().services;
  expect(web).toMatchObject({ serviceArn: expect.stringMatching(/\/web$/), taskCount: 2 });
  expect(rounded(web?.dollarsPerHour ?? 0)).toBe(rounded((2 * 0.096 * 2.75) / 26));
  expect(bill().idle.dollarsPerHour).toBeCloseTo(0.192 - (web?.dollarsPerHour ?? 0), 9);

  // What ended is paid, and costs no more.
  const spent = bill().services[0]?.dollars ?? 0;
  s.update("web", { desiredCount: 0 });
  s.run(120);
  expect(bill().services[0]).toMatchObject({ taskCount: 0, dollarsPerHour: 0 });
  expect(bill().services[0]?.dollars).toBeGreaterThanOrEqual(spent);
});

test("an instance that is stopped costs its volume alone, one that lived for seconds a minute, and a load balancer each hour that it began", () => {
  const [id = ""] = s.fleet("a", "m5.xlarge");
  const { dollars, shared: { dollars: before } } = bill();
  const stopped = s.world.now;
  const volume = () => (VOLUME * (s.world.now - stopped)) / 3_600_000;
  s.call("ec2", "StopInstances", { InstanceIds: [id] });
  s.run(3600);
  expect(bill()).toMatchObject({ dollarsPerHour: VOLUME, capacity: [{ count: 1 }, { count: 0 }, { count: 0 }] });
  expect(bill().dollars).toBeCloseTo(dollars + volume(), 4);

  s.balancer("web");
  s.run(3600);
  // It began two hours, and has a public address in each of three zones; that of the instance was paid before.
  const addresses = 3 * 0.005;
  expect(bill().shared.dollarsPerHour).toBeCloseTo(0.0225 + addresses + VOLUME, 9);
  expect(bill().shared.dollars - before).toBeCloseTo(0.045 + addresses + volume(), 3);
  s.call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: s.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0]?.LoadBalancerArn ?? "" });
  expect(bill().shared.dollarsPerHour).toBe(VOLUME);
  expect(bill().shared.dollars - before).toBeCloseTo(0.045 + addresses + volume(), 3);
});

test("a task on Fargate costs its size and its public address from its first pull on, and nothing is idle", () => {
  s.call("ecs", "CreateCluster", { clusterName: "prod" });
  s.defineFor("web");
  s.serve("web", "web:1", 3, s.network());
  s.run(60);
  expect(bill()).toMatchObject({ capacity: [{ use: { kind: "fargate", spot: false }, count: 3 }, { use: { kind: "publicIp" }, count: 3 }], services: [{ taskCount: 3 }], idle: { dollars: 0 } });
  expect(bill().dollarsPerHour).toBeCloseTo(3 * (0.04048 / 4 + 0.004445 / 2 + 0.005), 9);
  s.update("web", { desiredCount: 0 });
  s.run(30);
  // Each is charged a minute, however soon it went.
  const charged = bill().dollars;
  expect(charged).toBeGreaterThanOrEqual((3 * (0.04048 / 4 + 0.004445 / 2 + 0.005)) / 60);
  s.run(3600);
  expect(bill().dollars).toBeCloseTo(charged, 4);
});

test("requests are counted, and what a million of them cost", () => {
  expect(bill().dollarsPerMillionRequests).toBeNull();
  const group = s.balancer("web");
  s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 100 });
  s.run(100);
  const { requestCount, dollars, dollarsPerMillionRequests } = bill();
  expect(requestCount).toBe(10_000);
  expect(dollarsPerMillionRequests).toBeCloseTo(dollars * 100, 9);
});

test("what Spot saves is told, and load balancers are paid by capacity units", () => {
  s.call("ecs", "CreateCluster", { clusterName: "prod", capacityProviders: ["FARGATE", "FARGATE_SPOT"] });
  s.defineFor("web");
  const { networkConfiguration } = s.network();
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", networkConfiguration, capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT" }] });
  s.run(3600);
  const { savedBySpot } = bill();
  expect(savedBySpot.dollarsPerHour).toBeCloseTo(0.7 * (0.04048 / 4 + 0.004445 / 2), 9);
  expect(savedBySpot.dollars / savedBySpot.dollarsPerHour).toBeCloseTo((bill().services[0]?.dollars ?? 0) / (bill().services[0]?.dollarsPerHour ?? 1), 9);

  const group = s.balancer("web");
  s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 1000 });
  s.run(3600);
  // A thousand requests of 10 KiB a second are 34.3 GiB an hour.
  const units = bill().capacity.find(({ use }) => use.kind === "capacityUnits");
  expect(units).toMatchObject({ use: { type: "application", measure: "gibPerHour" } });
  expect(units?.count).toBeCloseTo(34.332, 3);
  expect(units?.dollars).toBeCloseTo(34.332 * 0.008, 4);
});

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.integer({ min: 0, max: 200 }),
  kind: fc.nat(kindsOfActs() - 1),
  pick: fc.nat(40),
  size: fc.nat(40),
});

test("whatever happens, what is spent never grows less, and services, what is shared and what is idle are all of it", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 5, maxLength: 20 }), (seed, acts) => {
      const session = randomSession(seed, []);
      let before = 0;
      for (const one of acts) {
        play(session, one);
        session.runUntil(session.now + seconds(20));
        const { dollars, dollarsPerHour, services, idle, shared, capacity } = billOf(session.world.view);
        expect(dollars).toBeGreaterThanOrEqual(before);
        before = dollars;
        const parted = [...services, idle, shared];
        expect(parted.reduce((all, one) => all + one.dollars, 0)).toBeCloseTo(dollars, 6);
        expect(parted.reduce((all, one) => all + one.dollarsPerHour, 0)).toBeCloseTo(dollarsPerHour, 6);
        expect(capacity.reduce((all, one) => all + one.dollarsPerHour, 0)).toBeCloseTo(dollarsPerHour, 6);
        expect(idle.dollarsPerHour).toBeGreaterThanOrEqual(-1e-9);
      }
    }),
    { numRuns: 15 },
  );
});
