import { expect, test } from "vitest";
import type { Rows } from "../../../../bridge/protocol.ts";
import { portMap } from "./portMap.ts";

type Task = Rows["ecs.tasks"];

function task(id: string, needs: Partial<Task["needs"]>, hostPorts: readonly number[], protocol: "tcp" | "udp" = "tcp"): Task {
  const networkBindings = hostPorts.map((hostPort) => ({ bindIP: "0.0.0.0", containerPort: 80, hostPort, protocol }));
  return { taskArn: id, needs: { ports: [], portsUdp: [], enis: 0, ...needs }, containers: [{ networkBindings }] } as unknown as Task;
}

const AGENT = { portsReserved: [22, 51678], portsUdpReserved: [53] };

test("ports are the agent's, static, or dynamic, ascending", () => {
  const ports = portMap(AGENT, [task("web", {}, [32768]), task("api", { ports: [80] }, [80]), task("dns", { portsUdp: [5353] }, [5353], "udp")]);
  expect(ports.map(({ port, protocol, kind, task: holder }) => [port, protocol, kind, holder?.taskArn ?? null])).toEqual([
    [22, "tcp", "agent", null],
    [53, "udp", "agent", null],
    [80, "tcp", "static", "api"],
    [5353, "udp", "static", "dns"],
    [32768, "tcp", "dynamic", "web"],
    [51678, "tcp", "agent", null],
  ]);
});

test("a static port is taken before its container runs, and an interface of its own leaves the host's ports alone", () => {
  const ports = portMap({ portsReserved: [], portsUdpReserved: [] }, [task("api", { ports: [80] }, []), task("own", { enis: 1 }, [80])]);
  expect(ports.map(({ port, task: holder }) => [port, holder?.taskArn])).toEqual([[80, "api"]]);
});
