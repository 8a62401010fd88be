import { expect, test } from "vitest";
import { subnets } from "../ec2/tables.ts";
import { story, type Story } from "./story.ts";

/** What sets the network modes apart. ECS guide, "Amazon ECS task networking options"; ECS API, PortMapping and NetworkConfiguration. */
interface Mode {
  readonly networkMode: "bridge" | "host" | "awsvpc" | "none";
  readonly mapping: object | null;
  /** Whether two tasks of it fit on one instance. */
  readonly twice: "both" | "RESOURCE:PORTS";
  /** Host ports that the instance lists as taken beside the agent's. */
  readonly taken: readonly string[];
  /** Container port and host port in DescribeTasks. */
  readonly bound: readonly (readonly [number, number])[];
  readonly interfaces: number;
}

const MODES: readonly Mode[] = [
  { networkMode: "bridge", mapping: { containerPort: 80 }, twice: "both", taken: [], bound: [[80, 32_768]], interfaces: 0 },
  { networkMode: "bridge", mapping: { containerPort: 80, hostPort: 0 }, twice: "both", taken: [], bound: [[80, 32_768]], interfaces: 0 },
  { networkMode: "bridge", mapping: { containerPort: 80, hostPort: 8080 }, twice: "RESOURCE:PORTS", taken: ["8080"], bound: [[80, 8080]], interfaces: 0 },
  { networkMode: "host", mapping: { containerPort: 80 }, twice: "RESOURCE:PORTS", taken: ["80"], bound: [[80, 80]], interfaces: 0 },
  { networkMode: "host", mapping: { containerPort: 80, hostPort: 80 }, twice: "RESOURCE:PORTS", taken: ["80"], bound: [[80, 80]], interfaces: 0 },
  { networkMode: "host", mapping: null, twice: "both", taken: [], bound: [], interfaces: 0 },
  { networkMode: "awsvpc", mapping: { containerPort: 80 }, twice: "both", taken: [], bound: [], interfaces: 1 },
  { networkMode: "awsvpc", mapping: { containerPort: 80, hostPort: 80 }, twice: "both", taken: [], bound: [], interfaces: 1 },
  { networkMode: "none", mapping: null, twice: "both", taken: [], bound: [], interfaces: 0 },
];

const AGENT = ["22", "2375", "2376", "51678", "51679"];

const networkOf = (s: Story, { networkMode }: Pick<Mode, "networkMode">) =>
  networkMode === "awsvpc" ? { networkConfiguration: { awsvpcConfiguration: { subnets: s.world.view.all(subnets).map(({ subnetId }) => subnetId) } } } : {};

function define(s: Story, { networkMode, mapping }: Pick<Mode, "networkMode" | "mapping">): void {
  const portMappings = mapping === null ? [] : [mapping];
  const containerDefinitions = [{ name: "web", image: "web:1", memory: 128, portMappings }];
  s.call("ecs", "RegisterTaskDefinition", { family: "web", networkMode, containerDefinitions } as never);
}

test.each(MODES)("$networkMode with $mapping", (mode) => {
  const s = story();
  s.fleet("a");
  define(s, mode);
  const run = (more: object = {}) => s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...networkOf(s, mode), ...more });
  expect(run().failures).toEqual([]);
  s.run(30);
  const [task] = s.tasks();
  expect(task?.lastStatus).toBe("RUNNING");
  expect(task?.containers?.[0]?.networkBindings?.map(({ containerPort, hostPort }) => [containerPort, hostPort])).toEqual(mode.bound);
  expect(task?.containers?.[0]?.networkInterfaces).toHaveLength(mode.interfaces);
  const [instance] = s.instances("prod");
  const taken = instance?.remainingResources?.find(({ name }) => name === "PORTS")?.stringSetValue ?? [];
  expect(taken.filter((port) => !AGENT.includes(port))).toEqual(mode.taken);
  expect(run().failures?.map(({ reason }) => reason)).toEqual(mode.twice === "both" ? [] : [mode.twice]);
  const other = mode.networkMode === "awsvpc" ? { networkConfiguration: undefined } : networkOf(s, { networkMode: "awsvpc" });
  const wanted = mode.networkMode === "awsvpc" ? /^InvalidParameterException: Network Configuration must be provided/ : /^InvalidParameterException: Network Configuration is not valid/;
  expect(s.refusal("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", ...other })).toMatch(wanted);
});

test("in host mode a port of one task is a port of all: a service has one task on each instance", () => {
  const s = story();
  s.fleet("aab");
  define(s, { networkMode: "host", mapping: { containerPort: 80 } });
  s.serve("web", "web:1", 4);
  s.run(60);
  const places = s.tasks().map(({ containerInstanceArn }) => containerInstanceArn);
  expect(new Set(places).size).toBe(3);
  expect(places).toHaveLength(3);
  expect(s.told()).toContain("is already using a port required by your task.");
});

test("host mode is registered with a target group by instance and container port", () => {
  const s = story();
  s.fleet("a");
  const group = s.balancer("web");
  define(s, { networkMode: "host", mapping: { containerPort: 80 } });
  s.serve("web", "web:1", 1, {}, group);
  s.run(90);
  const { TargetHealthDescriptions = [] } = s.call("elbv2", "DescribeTargetHealth", { TargetGroupArn: group });
  const [instance] = s.instances("prod");
  expect(TargetHealthDescriptions).toMatchObject([{ Target: { Id: instance?.ec2InstanceId, Port: 80 }, TargetHealth: { State: "healthy" } }]);
});
