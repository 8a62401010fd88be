import type { Input, OperationName, Output, ServiceName } from "../aws/generated/api.ts";
import { clean } from "../aws/clean.ts";
import { validate } from "../aws/validate.ts";
import { refusalOf } from "../aws/wording.ts";
import { assert } from "../lib/assert.ts";
import { decodeBase64, encodeBase64 } from "../lib/base64.ts";
import { newAccount } from "./account.ts";
import type { Answer } from "./kernel/operation.ts";
import type { World } from "./kernel/world.ts";

/** An account to try things on: what tests of the engine would write again and again. */
export class Trial {
  readonly world: World;

  constructor(seed = 7) {
    this.world = newAccount(seed);
  }

  /** What a call is answered, checked against the model first as at the door. */
  ask<S extends ServiceName, O extends OperationName<S>>(service: S, name: O, input: Input<S, O>): Answer {
    const refusal = refusalOf(service, validate(service, name, input));
    if (refusal !== undefined) return { ok: false, code: refusal.code, message: refusal.message };
    const operation = this.world.operation(service, name);
    assert(operation !== undefined, `${service} has no ${name}`);
    return this.world.dispatch(operation, clean(service, name, input));
  }

  /** The output of a call that must succeed. */
  call<S extends ServiceName, O extends OperationName<S>>(service: S, name: O, input: Input<S, O>): Output<S, O> {
    const answer = this.ask(service, name, input);
    assert(answer.ok, answer.ok ? "" : `${name}: ${answer.code}: ${answer.message}`);
    return answer.output as Output<S, O>;
  }

  /** `Code: message` of a call that must be refused. */
  refusal<S extends ServiceName, O extends OperationName<S>>(service: S, name: O, input: Input<S, O>): string {
    const answer = this.ask(service, name, input);
    assert(!answer.ok, `${name} was not refused`);
    return `${answer.code}: ${answer.message}`;
  }

  run(seconds: number): void {
    this.world.runUntil(this.world.now + seconds * 1000);
  }

  /** Launches instances with an agent for a cluster and returns their ids at once. */
  launch(userData: string, more: Partial<Input<"ec2", "RunInstances">> = {}): readonly string[] {
    const { Instances = [] } = this.call("ec2", "RunInstances", {
      InstanceType: "t3.medium",
      MinCount: 1,
      MaxCount: 1,
      IamInstanceProfile: { Name: "ecsInstanceRole" },
      UserData: encodeBase64(userData),
      ...more,
    });
    return Instances.map(({ InstanceId = "" }) => InstanceId);
  }

  /** The container instances of a cluster, as they are described. */
  instances(cluster: string) {
    const { containerInstanceArns = [] } = this.call("ecs", "ListContainerInstances", { cluster });
    if (containerInstanceArns.length === 0) return [];
    const { containerInstances = [] } = this.call("ecs", "DescribeContainerInstances", {
      cluster,
      containerInstances: containerInstanceArns,
    });
    return containerInstances;
  }

  /** What an instance wrote to its console, the agent's lines alone. */
  agentLog(instanceId: string): readonly string[] {
    const { Output = "" } = this.call("ec2", "GetConsoleOutput", { InstanceId: instanceId });
    return (decodeBase64(Output) ?? "").split(/\r?\n/).filter((line) => line.startsWith("level="));
  }
}

/** User data that joins a cluster. */
export const joining = (cluster: string): string => `#!/bin/bash\necho ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config\n`;
