import { expect, test } from "vitest";
import { Story } from "../../../engine/services/ecs/story.ts";
import { storyTables } from "../../../../scripts/storyTables.ts";
import { connectNames } from "./connectNames.ts";

const SERVER = { enabled: true, services: [{ portName: "web", discoveryName: "orders", clientAliases: [{ port: 80, dnsName: "orders" }] }] };

test("an alias is known to those whose deployment began when it was there, and to others after a new one", () => {
  const s = new Story();
  s.call("ecs", "CreateCluster", { clusterName: "prod", serviceConnectDefaults: { namespace: "shop" } });
  s.call("ecs", "RegisterTaskDefinition", { family: "web", memory: "768", containerDefinitions: [{ name: "web", image: "web", memory: 512, portMappings: [{ name: "web", containerPort: 80 }] }] });
  s.serve("ui", "web", 1, { serviceConnectConfiguration: { enabled: true } });
  s.run(5);
  s.serve("orders", "web", 1, { serviceConnectConfiguration: SERVER });
  const arn = (name: string) => s.service(name).serviceArn ?? "";
  expect(connectNames(storyTables(s))).toEqual([{ alias: "orders:80", serviceArn: arn("orders"), seenBy: [arn("orders")], unseenBy: [arn("ui")] }]);
  s.update("ui", { forceNewDeployment: true });
  expect(connectNames(storyTables(s))).toMatchObject([{ seenBy: [arn("ui"), arn("orders")], unseenBy: [] }]);
});
