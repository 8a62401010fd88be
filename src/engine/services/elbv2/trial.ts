import type { World } from "../../kernel/world.ts";
import { startProcess, type TrafficRow } from "../../physics/contract.ts";
import { targetKeyOf, targets, type TargetRow } from "./tables.ts";

/** A small account for tests of load balancing: the calls that they would write again and again. */
export class Trial {
  readonly world: World;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** What the shorthands below speak of, once it was created. */
  balancer = "";
  securityGroup = "";
  group = "";
  instance = "";

  constructor(world: World) {
    this.world = world;
    const { Subnets } = this.call("ec2", "DescribeSubnets", {}) as { Subnets: { SubnetId: string; VpcId: string }[] };
    this.vpcId = Subnets[0]?.VpcId ?? "";
    this.subnetIds = Subnets.map(({ SubnetId }) => SubnetId);
  }

  /** The answer to a call that must be carried out. */
  call(service: string, name: string, input: object): Record<string, unknown> {
    const answer = this.#answer(service, name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.code}: ${answer.message}`);
    return answer.output as Record<string, unknown>;
  }

  /** The code and wording of a refusal, or undefined when there is none. */
  refusal(service: string, name: string, input: object): readonly [string, string] | undefined {
    const answer = this.#answer(service, name, input);
    return answer.ok ? undefined : [answer.code, answer.message];
  }

  createBalancer(Name: string, Subnets = this.subnetIds): string {
    this.securityGroup ||= this.#openGroup();
    const { LoadBalancers } = this.call("elbv2", "CreateLoadBalancer", { Name, Subnets, SecurityGroups: [this.securityGroup] });
    return (LoadBalancers as { LoadBalancerArn: string }[])[0]?.LoadBalancerArn ?? "";
  }

  /** A security group for load balancers: everybody comes to port 80, and from there to what carries the default group. */
  #openGroup(): string {
    const { GroupId } = this.call("ec2", "CreateSecurityGroup", { GroupName: "balancers", Description: "balancers", VpcId: this.vpcId });
    this.call("ec2", "AuthorizeSecurityGroupIngress", { GroupId, IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" });
    this.call("ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpPermissions: this.wayIn(String(GroupId)) });
    return String(GroupId);
  }

  /** What lets a load balancer with that group in. */
  wayIn(GroupId = this.securityGroup) {
    return [{ IpProtocol: "tcp", FromPort: 0, ToPort: 65_535, UserIdGroupPairs: [{ GroupId }] }];
  }

  createGroup(Name: string, more: object = {}): string {
    const input = { Name, Protocol: "HTTP", Port: 80, VpcId: this.vpcId, ...more };
    const { TargetGroups } = this.call("elbv2", "CreateTargetGroup", input);
    return (TargetGroups as { TargetGroupArn: string }[])[0]?.TargetGroupArn ?? "";
  }

  /** From port 80 of the balancer to the group. */
  createListener(): string {
    const { Listeners } = this.call("elbv2", "CreateListener", this.listenerInput());
    return (Listeners as { ListenerArn: string }[])[0]?.ListenerArn ?? "";
  }

  listenerInput() {
    const DefaultActions = [{ Type: "forward", TargetGroupArn: this.group }];
    return { LoadBalancerArn: this.balancer, Protocol: "HTTP", Port: 80, DefaultActions };
  }

  launch(): string {
    const { Instances } = this.call("ec2", "RunInstances", { InstanceType: "m5.large", MinCount: 1, MaxCount: 1 });
    return (Instances as { InstanceId: string }[])[0]?.InstanceId ?? "";
  }

  /** Starts a process on the instance, or on one of its interfaces, that listens on a port. */
  run(image: string, hostPort = 80, host = this.instance): void {
    const ports = [{ port: hostPort, protocol: "tcp" }] as const;
    startProcess(this.world.context, { processId: `p${hostPort}`, instanceId: this.instance, host, image, ports });
  }

  behave(image: string, behavior: object): void {
    this.call("physics", "PutImageBehavior", { image, ...behavior });
  }

  register(...ports: number[]): void {
    this.call("elbv2", "RegisterTargets", { TargetGroupArn: this.group, Targets: this.#targets(ports) });
  }

  deregister(...ports: number[]): void {
    this.call("elbv2", "DeregisterTargets", { TargetGroupArn: this.group, Targets: this.#targets(ports) });
  }

  /** The health of the target on port 80, as the API gives it. */
  health(): object | undefined {
    const asked = { TargetGroupArn: this.group, Targets: this.#targets([80]) };
    const { TargetHealthDescriptions } = this.call("elbv2", "DescribeTargetHealth", asked);
    return (TargetHealthDescriptions as { TargetHealth: object }[])[0]?.TargetHealth;
  }

  /** The target on port 80, if it is registered. */
  target(): TargetRow | undefined {
    return this.world.context.find(targets, targetKeyOf({ targetGroupArn: this.group, targetId: this.instance, port: 80 }));
  }

  /** The load on the group, if it has one. */
  load(): TrafficRow | undefined {
    return this.world.row("physics.traffic", this.group) as TrafficRow | undefined;
  }

  /** When targets changed, and how. */
  states(): readonly (readonly [number, object])[] {
    const lines = this.world.log.filter((line) => line.name === "elbv2.targetStateChanged");
    return lines.map((line) => [line.at, line.payload] as const);
  }

  /** Without ports the one on the group's own port. */
  #targets(ports: readonly number[]) {
    return ports.length === 0 ? [{ Id: this.instance }] : ports.map((Port) => ({ Id: this.instance, Port }));
  }

  #answer(service: string, name: string, input: object) {
    const operation = this.world.operation(service, name);
    if (operation === undefined) throw new Error(`there is no operation ${name}`);
    return this.world.dispatch(operation, input);
  }
}
