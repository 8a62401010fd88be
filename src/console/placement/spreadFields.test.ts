import { expect, test } from "vitest";
import type { Rows } from "../../bridge/protocol.ts";
import { spreadFields } from "./spreadFields.ts";

type Instance = Rows["ecs.containerInstances"];

const instance = (id: string, attributes: Instance["attributes"], more: Partial<Instance> = {}): readonly [string, Instance] => [
  id,
  { containerInstanceArn: id, clusterArn: "prod", status: "ACTIVE", attributes, ...more } as Instance,
];

test("the usual fields come first, then what the cluster's own instances have; capabilities are none", () => {
  const instances = new Map([
    instance("a", { "ecs.instance-type": "m5.large", "ecs.availability-zone": "us-east-1a", rack: "r1", "com.amazonaws.ecs.capability.docker-remote-api.1.18": "", "ecs.capability.task-eni": "" }),
    instance("b", { disk: "ssd" }),
    instance("gone", { old: "1" }, { status: "INACTIVE" }),
    instance("elsewhere", { other: "1" }, { clusterArn: "test" }),
  ]);
  expect(spreadFields(instances, "prod")).toEqual(["attribute:ecs.availability-zone", "instanceId", "attribute:disk", "attribute:rack", "attribute:ecs.instance-type"]);
});
