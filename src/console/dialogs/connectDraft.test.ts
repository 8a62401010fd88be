import { expect, test } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { connectChangeOf, connectOf, NO_CONNECT, namedPorts } from "./connectDraft.ts";

const definition = {
  taskDefinitionArn: "",
  definition: { containerDefinitions: [{ portMappings: [{ name: "web", containerPort: 80 }, { containerPort: 81 }, { name: "dns", containerPort: 53, protocol: "udp" }] }, { portMappings: [{ name: "admin", containerPort: 9000 }] }] },
} as unknown as Rows["ecs.taskDefinitions"];
const ON = { ...NO_CONNECT, isOn: true };

test("ports that have a name and are not UDP can be offered", () => {
  expect(namedPorts(definition)).toEqual([{ name: "web", containerPort: 80 }, { name: "admin", containerPort: 9000 }]);
});

test.each([
  ["off", NO_CONNECT, {}],
  ["a client", ON, { serviceConnectConfiguration: { enabled: true } }],
  ["a client in a namespace", { ...ON, namespace: "shop" }, { serviceConnectConfiguration: { enabled: true, namespace: "shop" } }],
  ["a server", { ...ON, offered: { web: { dnsName: "orders", port: 80 } } }, { serviceConnectConfiguration: { enabled: true, services: [{ portName: "web", clientAliases: [{ port: 80, dnsName: "orders" }] }] } }],
  ["one whose name AWS makes", { ...ON, offered: { web: { dnsName: "", port: 80 } } }, { serviceConnectConfiguration: { enabled: true, services: [{ portName: "web", clientAliases: [{ port: 80 }] }] } }],
  ["a port that the definition has not", { ...ON, offered: { api: { dnsName: "api", port: 80 } } }, { serviceConnectConfiguration: { enabled: true } }],
  ["an empty field", { ...ON, offered: { web: { dnsName: "orders", port: null } } }, null],
])("%s", (_what, draft, input) => expect(connectOf(draft, definition)).toEqual(input));

test("an update says what was changed, and that it is taken away", () => {
  expect(connectChangeOf(ON, { before: ON, definition })).toEqual({});
  expect(connectChangeOf(ON, { before: NO_CONNECT, definition })).toEqual({ serviceConnectConfiguration: { enabled: true } });
  expect(connectChangeOf(NO_CONNECT, { before: ON, definition })).toEqual({ serviceConnectConfiguration: { enabled: false } });
});
