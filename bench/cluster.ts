import type { Call } from "../src/aws/generated/api.ts";
import { seconds } from "../src/engine/kernel/time.ts";
import { containerInstances, tasks } from "../src/engine/services/ecs/tables.ts";
import { emptyFile } from "../src/engine/session/scenario.ts";
import { Session } from "../src/engine/session/session.ts";

/** A cluster of machines with services of fifty tasks each, a tenth of them behind a load balancer, all in service. */
export function busyCluster(size: { readonly instances: number; readonly tasks: number }): Session {
  const session = idleCluster(size.instances);
  const group = targetGroup(session, subnetsOf(session));
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

/** So many machines in all zones, their agents connected, and a task definition; nothing runs yet. */
export function idleCluster(instances: number): Session {
  const session = new Session(emptyFile("bench", 11));
  make(session, "ecs", "CreateCluster", { clusterName: "bench" });
  const subnets = subnetsOf(session);
  subnets.forEach(({ SubnetId }, zone) => {
    const count = Math.ceil((instances - zone) / subnets.length);
    if (count === 0) return;
    make(session, "ec2", "RunInstances", {
      ImageId: "ami-0c55b159cbfafe1f0",
      InstanceType: "m5.xlarge",
      MinCount: count,
      MaxCount: count,
      SubnetId,
      IamInstanceProfile: { Name: "ecsInstanceRole" },
      UserData: JOIN_BENCH,
    });
  });
  session.runUntil(seconds(300));
  const joined = session.read((view) => view.all(containerInstances)).filter(({ agentConnected }) => agentConnected).length;
  if (joined !== instances) throw new Error(`${joined} of ${instances} machines joined the cluster`);
  make(session, "ecs", "RegisterTaskDefinition", DEFINITION);
  return session;
}

interface Subnet {
  readonly SubnetId: string;
  readonly VpcId: string;
}

const subnetsOf = (session: Session): readonly Subnet[] =>
  answered<{ readonly Subnets: readonly Subnet[] }>(session, "ec2", "DescribeSubnets", {}).Subnets;

/** Makes a call that must succeed. */
export function make(session: Session, service: string, operation: string, input: object): void {
  answered(session, service, operation, input);
}

/** The same, with what it answers. */
export function answered<T>(session: Session, service: string, operation: string, input: object): T {
  const call: Call = { service, operation, input };
  const answer = session.call(call);
  if (!answer.ok) throw new Error(`${operation}: ${answer.code}: ${answer.message}`);
  return answer.output as T;
}

function targetGroup(session: Session, subnets: readonly Subnet[]): string {
  const group = answered<{ TargetGroups: { TargetGroupArn: string }[] }>(session, "elbv2", "CreateTargetGroup", {
    Name: "bench",
    Protocol: "HTTP",
    Port: 80,
    VpcId: subnets[0]?.VpcId,
  }).TargetGroups[0]?.TargetGroupArn;
  const balancer = answered<{ LoadBalancers: { LoadBalancerArn: string }[] }>(session, "elbv2", "CreateLoadBalancer", {
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
