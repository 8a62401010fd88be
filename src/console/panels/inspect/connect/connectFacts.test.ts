import { expect, test } from "vitest";
import { Story } from "../../../../engine/services/ecs/story.ts";
import { storyTables } from "../../../../../scripts/storyTables.ts";
import { connectFacts, loadsOf } from "./connectFacts.ts";

const SERVER = { enabled: true, services: [{ portName: "web", discoveryName: "orders", clientAliases: [{ port: 80, dnsName: "orders" }] }] };

test("tasks see the endpoints there were when their deployment began, and what came since is told apart", () => {
  const s = new Story();
  s.call("ecs", "CreateCluster", { clusterName: "prod", serviceConnectDefaults: { namespace: "shop" } });
  s.call("ecs", "RegisterTaskDefinition", { family: "web", memory: "768", containerDefinitions: [{ name: "web", image: "web", memory: 512, portMappings: [{ name: "web", containerPort: 80 }] }] });
  s.serve("ui", "web", 1, { serviceConnectConfiguration: { enabled: true } });
  s.run(5);
  s.serve("orders", "web", 1, { serviceConnectConfiguration: SERVER });
  const arn = (name: string) => s.service(name).serviceArn ?? "";
  expect(connectFacts(arn("ui"), storyTables(s))).toMatchObject({ namespace: "shop", serves: [], sees: [], misses: [{ alias: "orders:80", serviceArn: arn("orders") }], since: 0 });
  s.update("ui", { forceNewDeployment: true });
  expect(connectFacts(arn("ui"), storyTables(s))).toMatchObject({ sees: [{ alias: "orders:80" }], misses: [], since: 5000 });
  expect(connectFacts(arn("orders"), storyTables(s))?.serves).toEqual([{ alias: "orders:80", portName: "web", containerPort: 80, protocol: "tcp" }]);
  s.call("physics", "PutServiceTraffic", { cluster: "prod", service: "ui", name: "orders", requestsPerSecond: 8 });
  expect(loadsOf(arn("ui"), storyTables(s))).toMatchObject([{ name: "orders:80", requestsPerSecond: 8, ends: [] }]);
});
