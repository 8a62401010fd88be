import type { Call } from "../../../aws/generated/api.ts";
import { assert } from "../../../lib/assert.ts";
import { encodeBase64 } from "../../../lib/base64.ts";
import { seconds } from "../../kernel/time.ts";
import { subnets } from "../../services/ec2/tables.ts";
import { containerInstances } from "../../services/ecs/tables.ts";
import { emptyFile } from "../scenario.ts";
import { Session } from "../session.ts";

/** A session with a cluster `prod` and an instance in each zone named, for example `aab`, ready to take tasks. */
export function prod(zones: string, { type = "t3.small", seed = 7 } = {}): Session {
  const session = new Session(emptyFile("plan", seed));
  done(session, ecs("CreateCluster", { clusterName: "prod" }));
  for (const zone of zones) join(session, zone, type);
  session.runUntil(seconds(180));
  assert(session.read((view) => view.size(containerInstances)) === zones.length, "not every instance registered");
  return session;
}

/** Launches an instance that joins `prod`. */
export function join(session: Session, zone: string, type: string): void {
  const subnet = session.read((view) => view.all(subnets)).find(({ availabilityZone }) => availabilityZone.endsWith(zone));
  const UserData = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\n");
  const input = { InstanceType: type, MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: "ecsInstanceRole" }, SubnetId: subnet?.subnetId, UserData };
  done(session, { service: "ec2", operation: "RunInstances", input });
}

/** Registers a revision with one container. */
export function define(session: Session, family: string, box: object, more: object = {}): void {
  done(session, registerCall(family, box, more));
}

export function registerCall(family: string, box: object, more: object = {}): Call {
  return ecs("RegisterTaskDefinition", { family, containerDefinitions: [{ name: "app", image: "app:1", ...box }], ...more });
}

export function ecs(operation: string, input: object): Call {
  return { service: "ecs", operation, input };
}

export function serve(serviceName: string, taskDefinition: string, desiredCount: number, more: object = {}): Call {
  return ecs("CreateService", { cluster: "prod", serviceName, taskDefinition, desiredCount, ...more });
}

/** Makes a call that must be accepted, and answers its output. */
export function done(session: Session, call: Call): object {
  const answer = session.call(call);
  assert(answer.ok, `${call.operation}: ${answer.ok ? "" : answer.message}`);
  return answer.output as object;
}
