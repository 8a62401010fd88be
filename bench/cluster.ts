import type { Call } from "../src/aws/generated/api.ts";
import { seconds } from "../src/engine/kernel/time.ts";
import { tasks } from "../src/engine/services/ecs/tables.ts";
import { emptyFile } from "../src/engine/session/scenario.ts";
import { Session } from "../src/engine/session/session.ts";

/** A cluster of machines with services of fifty tasks each, a tenth of them behind a load balancer, all in service. */
export function busyCluster(size: { readonly instances: number; readonly tasks: number }): Session {
  const session = new Session(emptyFile("bench", 11));
  const subnets = output<{ Subnets: { SubnetId: string; VpcId: string }[] }>(session, "ec2", "DescribeSubnets", {}).Subnets;
  make(session, "ecs", "CreateCluster", { clusterName: "bench" });
  for (let i = 0; i < size.instances; i++) {
    make(session, "ec2", "RunInstances", {
      ImageId: "ami-0c55b159cbfafe1f0",
      InstanceType: "m5.xlarge",
      MinCount: 1,
      MaxCount: 1,
      SubnetId: subnets[i % subnets.length]?.SubnetId,
      UserData: JOIN_BENCH,
    });
  }
  session.runUntil(seconds(300));
  const group = targetGroup(session, subnets);
  make(session, "ecs", "RegisterTaskDefinition", DEFINITION);
  for (let i = 0; i * 50 < size.tasks; i++) {
    const loadBalancers = i % 10 === 0 ? [{ targetGroupArn: group, containerName: "app", containerPort: 80 }] : [];
    const input = { cluster: "bench", serviceName: `s${i}`, taskDefinition: "app", desiredCount: 50, loadBalancers };
    make(session, "ecs", "CreateService", input);
  }
  session.runUntil(seconds(900));
  const running = session.read((view) => view.all(tasks)).filter((task) => task.lastStatus === "RUNNING").length;
  if (running !== size.tasks) throw new Error(`the bench cluster runs ${running} tasks, not ${size.tasks}`);
  return session;
}

/** Makes a call that must succeed. */
export function make(session: Session, service: string, operation: string, input: object): void {
  output(session, service, operation, input);
}

function output<T>(session: Session, service: string, operation: string, input: object): T {
  const call: Call = { service, operation, input };
  const answer = session.call(call);
  if (!answer.ok) throw new Error(`${operation}: ${answer.code}: ${answer.message}`);
  return answer.output as T;
}

function targetGroup(session: Session, subnets: readonly { SubnetId: string; VpcId: string }[]): string {
  const group = output<{ TargetGroups: { TargetGroupArn: string }[] }>(session, "elbv2", "CreateTargetGroup", {
    Name: "bench",
    Protocol: "HTTP",
    Port: 80,
    VpcId: subnets[0]?.VpcId,
  }).TargetGroups[0]?.TargetGroupArn;
  const balancer = output<{ LoadBalancers: { LoadBalancerArn: string }[] }>(session, "elbv2", "CreateLoadBalancer", {
    Name: "bench",
    Subnets: subnets.map((subnet) => subnet.SubnetId),
  }).LoadBalancers[0]?.LoadBalancerArn;
  make(session, "elbv2", "CreateListener", {
    LoadBalancerArn: balancer,
    Protocol: "HTTP",
    Port: 80,
    DefaultActions: [{ Type: "forward", TargetGroupArn: group }],
  });
  return group ?? "";
}

const DEFINITION = {
  family: "app",
  containerDefinitions: [
    { name: "app", image: "app:1", cpu: 128, memory: 256, portMappings: [{ containerPort: 80, hostPort: 0 }] },
  ],
};

/** `#!/bin/bash` and `echo ECS_CLUSTER=bench >> /etc/ecs/ecs.config` */
const JOIN_BENCH = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1iZW5jaCA+PiAvZXRjL2Vjcy9lY3MuY29uZmlnCg==";
