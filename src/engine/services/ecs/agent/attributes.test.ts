import { expect, test } from "vitest";
import { requiredAttributesOf } from "../../../../aws/rules/requiredAttributes.ts";
import { Trial } from "../../../trial.ts";
import { instanceOf, instanceTypes } from "../../ec2/contract.ts";
import { containerInstances } from "../tables.ts";
import { attributesOf } from "./attributes.ts";
import { agentConfigFrom } from "./config.ts";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];

test("every type of instance has its built-in attributes in every zone", () => {
  const trial = new Trial();
  const { Subnets = [] } = trial.call("ec2", "DescribeSubnets", {});
  for (const zone of ZONES) {
    const subnet = Subnets.find(({ AvailabilityZone }) => AvailabilityZone === zone);
    for (const type of instanceTypes.values()) {
      const [id = ""] = trial.launch("", { InstanceType: type.instanceType as never, SubnetId: subnet?.SubnetId ?? "" });
      const instance = instanceOf(trial.world.view, id);
      if (instance === undefined) throw new Error(`${id} is not there`);
      const attributes = attributesOf(instance, type, agentConfigFrom(""));
      expect(attributes).toMatchObject({
        "ecs.ami-id": instance.imageId,
        "ecs.availability-zone": zone,
        "ecs.cpu-architecture": type.architecture,
        "ecs.instance-type": type.instanceType,
        "ecs.os-family": "LINUX",
        "ecs.os-type": "linux",
        "ecs.subnet-id": subnet?.SubnetId,
        "ecs.vpc-id": subnet?.VpcId,
        "ecs.capability.task-eni": "",
      });
    }
  }
});

test("built-in names cannot be taken by ECS_INSTANCE_ATTRIBUTES, and these count at the first registration alone", () => {
  const trial = new Trial();
  trial.launch('#!/bin/bash\ncat <<EOF >> /etc/ecs/ecs.config\nECS_INSTANCE_ATTRIBUTES={"stack":"a","ecs.os-type":"windows"}\nEOF\n');
  trial.run(90);
  const rows = () => trial.world.view.all(containerInstances);
  const [custom] = rows().filter(({ attributes }) => attributes.stack === "a");
  expect(custom?.attributes).toMatchObject({ stack: "a", "ecs.os-type": "linux" });
  const arn = custom?.containerInstanceArn ?? "";
  trial.call("ecs", "PutAttributes", { attributes: [{ name: "stack", value: "b", targetType: "container-instance", targetId: arn }] });
  const instanceId = custom?.ec2InstanceId ?? "";
  trial.call("ec2", "StopInstances", { InstanceIds: [instanceId] });
  trial.run(120);
  trial.call("ec2", "StartInstances", { InstanceIds: [instanceId] });
  trial.run(120);
  expect(rows().find(({ containerInstanceArn }) => containerInstanceArn === arn)).toMatchObject({ agentConnected: true, attributes: { stack: "b" } });
});

test.each([
  ["ECS_ENABLE_TASK_ENI=false", "ecs.capability.task-eni", false],
  ["", "ecs.capability.task-eni-block-instance-metadata", false],
  ["ECS_AWSVPC_BLOCK_IMDS=true", "ecs.capability.task-eni-block-instance-metadata", true],
  ['ECS_AVAILABLE_LOGGING_DRIVERS=["splunk"]', "com.amazonaws.ecs.capability.logging-driver.splunk", true],
])("with %j the agent announces %s: %s", (line, name, announced) => {
  const trial = new Trial();
  trial.launch(`#!/bin/bash\ncat <<EOF >> /etc/ecs/ecs.config\n${line}\nEOF\n`);
  trial.run(90);
  expect(name in (trial.world.view.all(containerInstances)[0]?.attributes ?? {})).toBe(announced);
});

test("a task in awsvpc mode asks for an agent that can give it an interface", () => {
  const names = requiredAttributesOf({ family: "web", networkMode: "awsvpc", containerDefinitions: [{ name: "web", image: "web", memory: 9 }] });
  expect(names).toEqual([{ name: "com.amazonaws.ecs.capability.docker-remote-api.1.18" }, { name: "ecs.capability.task-eni" }]);
});
