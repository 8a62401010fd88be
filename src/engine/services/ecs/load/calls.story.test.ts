import { expect, test } from "vitest";
import { trafficOn } from "../../../physics/contract.ts";
import { serviceFlows } from "../flows/tables.ts";
import { story } from "../story.ts";

/** A task of 512 units does 25 requests of 20 ms a second, and nobody waits longer for one than two seconds. */
const SLOW = { cpuMillisPerRequest: 20, baseCpuUnits: 0, timeoutSeconds: 2 };

/** Users ask ui, which calls others by Service Connect; each service has one task. */
function shop(callers: readonly (readonly [from: string, to: string, requestsPerSecond: number])[], families: readonly string[] = ["orders", "ui"]) {
  const s = story();
  s.fleet("ab", "m5.2xlarge");
  s.call("ecs", "UpdateCluster", { cluster: "prod", serviceConnectDefaults: { namespace: "shop" } });
  const group = s.balancer("web-alb");
  for (const family of families) {
    const portMappings = [{ name: "web", containerPort: 80, appProtocol: "http" as const }];
    s.call("ecs", "RegisterTaskDefinition", { family, cpu: "512", memory: "768", containerDefinitions: [{ name: family, image: `${family}:1`, memory: 512, portMappings }] });
    const serviceConnectConfiguration = { enabled: true, services: [{ portName: "web", discoveryName: family, clientAliases: [{ port: 80, dnsName: family }] }] };
    s.serve(family, family, 1, { serviceConnectConfiguration }, family === "ui" ? group : undefined);
  }
  s.run(90);
  // By now there are endpoints for all of them.
  for (const family of families) s.update(family, { forceNewDeployment: true });
  s.run(600);
  for (const [service, name, requestsPerSecond] of callers) s.call("physics", "PutServiceTraffic", { cluster: "prod", service, name, requestsPerSecond });
  s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 100 });
  const flows = () => s.world.view.all(serviceFlows).filter(({ thousandthsPerSecond }) => thousandthsPerSecond > 0).map(({ fate, thousandthsPerSecond, answerMillis }) => [fate, thousandthsPerSecond / 1000, answerMillis]);
  return { s, flows, share: () => trafficOn(s.world.view, group)?.successShare };
}

test("a service with too much to do fails a part of what is asked of it, and whoever asks fails with it, until it has another task", () => {
  const { s, flows, share } = shop([["ui", "orders", 50]]);
  s.run(1);
  expect([flows(), share()]).toEqual([[["HTTPCode_Target_2XX_Count", 50, undefined]], 1]);
  s.call("physics", "PutImageBehavior", { image: "orders:1", resources: SLOW });
  s.run(1);
  // Half of the calls fail, and every second request of users makes one.
  expect(flows()).toEqual([["HTTPCode_Target_2XX_Count", 25, 2000], ["HTTPCode_Target_5XX_Count", 25, undefined]]);
  expect(share()).toBeCloseTo(0.75, 6);
  s.update("orders", { desiredCount: 3 });
  s.run(90);
  expect(flows()).toEqual([["HTTPCode_Target_2XX_Count", 50, 120]]);
  expect(share()).toBe(1);
});

test("who waits for a slow one holds a place as long, and turns others away when there is none left", () => {
  const { s, share } = shop([["ui", "orders", 100]]);
  s.call("physics", "PutImageBehavior", { image: "orders:1", resources: { cpuMillisPerRequest: 0.01, baseCpuUnits: 0 } });
  s.run(1);
  expect(share()).toBe(1);
  s.call("physics", "PutImageBehavior", { image: "ui:1", resources: { cpuMillisPerRequest: 0.01, baseCpuUnits: 0, concurrency: 10 } });
  s.call("physics", "PutImageBehavior", { image: "orders:1", resources: { cpuMillisPerRequest: 4.95, baseCpuUnits: 0 } });
  s.run(1);
  // 99 % busy: an answer takes a second, so that ten places do ten requests a second.
  expect(share()).toBeCloseTo(0.1, 2);
});

test("what fails at the end of a chain fails at its beginning, and a ring of callers has an end", () => {
  const { s, share, flows } = shop([["ui", "cart", 100], ["cart", "orders", 50], ["orders", "ui", 1]], ["orders", "cart", "ui"]);
  s.call("physics", "PutImageBehavior", { image: "orders:1", resources: SLOW });
  s.run(1);
  // Each of users' 101 requests makes 100/101 calls of cart; half of those call orders, which does half of its own.
  expect(share()).toBeCloseTo(1 - (100 / 101) * 0.25, 3);
  expect(flows().filter(([fate]) => fate === "HTTPCode_Target_5XX_Count").map(([, rate]) => Math.round(Number(rate)))).toEqual([25, 25, 0]);
});
