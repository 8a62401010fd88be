import { expect, test } from "vitest";
import type { LogLine } from "../../../bridge/protocol.ts";
import { replica, type Tables } from "../../store/replica.ts";
import { newestLines, NO_FILTER } from "./eventFilter.ts";

const tables: Tables = {
  ...replica.getState().tables,
  "ecs.services": new Map([["web", { serviceArn: "web", serviceName: "web", loadBalancers: [] }]]) as never,
};

const line = (seq: number, name: string, payload: object): LogLine => ({ seq, at: seq, cause: 0, name, payload });

const log = [
  line(1, "call", { service: "ecs", operation: "CreateService", input: { serviceName: "web", taskDefinition: "shop:15" } }),
  line(2, "ecs.serviceEventWritten", { serviceArn: "web", message: "(service web) has started 1 tasks: (task a)." }),
  line(3, "ec2.instanceStateChanged", { instanceId: "i-1", state: "running" }),
  line(4, "ecs.serviceEventWritten", { serviceArn: "web", message: "(service web) has reached a steady state." }),
  line(5, "physics.machineBooted", { instanceId: "i-1" }),
];

const found = (filter: object, most = 10) => newestLines({ log, tables }, { ...NO_FILTER, ...filter }, most).lines.map(({ seq }) => seq);

test.each([
  ["all that AWS tells, newest first", {}, [4, 3, 2, 1]],
  ["one source", { source: "service" }, [4, 2]],
  ["one service, its calls among them", { serviceArn: "web" }, [4, 2, 1]],
  ["a word", { text: "steady" }, [4]],
  ["words in any order and case", { text: "STATE  steady" }, [4]],
  ["only what has every word", { text: "steady started" }, []],
  ["what a call was given", { text: "shop:15" }, [1]],
  ["a service's name", { text: "web" }, [4, 2, 1]],
  ["nothing", { text: "nothing" }, []],
  ["what AWS could not tell, when asked", { source: "machine" }, [5]],
  ["really everything", { source: "all" }, [5, 4, 3, 2, 1]],
  ["both", { source: "service", text: "started" }, [2]],
] as const)("the filter lets through %s", (_, filter, seqs) => {
  expect(found(filter)).toEqual(seqs);
});

test("no more lines than asked for, and it says whether there are more", () => {
  const some = newestLines({ log, tables }, NO_FILTER, 3);
  expect(some.lines.map(({ seq }) => seq)).toEqual([4, 3, 2]);
  expect(some.more).toBe(true);
  expect(newestLines({ log, tables }, NO_FILTER, 4).more).toBe(false);
});
