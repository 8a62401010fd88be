import { assert } from "../../../lib/assert.ts";
import { joining, Trial } from "../../trial.ts";

/** A container of a task definition, in brief. */
export interface Box {
  readonly name?: string;
  readonly image?: string;
  readonly [member: string]: unknown;
}

/** An account in which calls go in and a log comes out, with short names for whatever has a random id. */
export class Story extends Trial {
  #since = 0;
  #from = 0;
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** Container instances in cluster `prod`, one for each zone named, with connected agents. */
  fleet(zones: string, type = "m5.large"): readonly string[] {
    this.call("ecs", "CreateCluster", { clusterName: "prod" });
    const ids = [...zones].map((zone) => this.join(zone, type));
    this.run(120);
    const joined = this.instances("prod").length;
    assert(joined === ids.length, `${joined} of ${ids.length} instances registered`);
    this.mark();
    return ids;
  }

  /** Launches one instance that will join `prod`. */
  join(zone: string, type = "m5.large"): string {
    const { Subnets = [] } = this.call("ec2", "DescribeSubnets", {});
    const subnet = Subnets.find(({ AvailabilityZone = "" }) => AvailabilityZone.endsWith(zone));
    const [id = ""] = this.launch(joining("prod"), { InstanceType: type, SubnetId: subnet?.SubnetId ?? "" } as never);
    this.#nameOf("I", id);
    return id;
  }

  /** Registers a revision of a family with one container, or with those given. */
  define(family: string, ...boxes: readonly Box[]): string {
    const containers = boxes.length === 0 ? [{}] : boxes;
    const containerDefinitions = containers.map((box) => ({
      name: family,
      image: `${family}:1`,
      cpu: 256,
      memory: 512,
      portMappings: [{ containerPort: 80 }],
      ...box,
    }));
    const { taskDefinition } = this.call("ecs", "RegisterTaskDefinition", { family, containerDefinitions } as never);
    return `${taskDefinition?.family}:${taskDefinition?.revision}`;
  }

  /**
   * A load balancer whose listener forwards to a target group; answers the group's ARN. Everybody comes to it, and it
   * comes to whatever carries the default security group.
   */
  balancer(name: string, group: object = {}, attributes: Readonly<Record<string, string>> = {}, Type: "application" | "network" = "application"): string {
    const { Subnets = [] } = this.call("ec2", "DescribeSubnets", {});
    const { LoadBalancers = [] } = this.call("elbv2", "CreateLoadBalancer", {
      Name: name,
      ...(Type === "network" ? { Type } : {}),
      SecurityGroups: [this.#openGroup(name)],
      Subnets: Subnets.map(({ SubnetId = "" }) => SubnetId),
    });
    const TargetGroupArn = this.group(name, group, attributes);
    this.call("elbv2", "CreateListener", {
      LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn ?? "",
      Protocol: Type === "network" ? "TCP" : "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn }],
    });
    this.run(30);
    this.mark();
    return TargetGroupArn;
  }

  /** A Classic Load Balancer from port 80 to that port of its instances, with quick health checks; all of it may be said otherwise. */
  classicBalancer(LoadBalancerName: string, { port = 80, drainSeconds = 30, ...check }: { readonly port?: number; readonly drainSeconds?: number; readonly Target?: string } = {}): void {
    const { Subnets = [] } = this.call("ec2", "DescribeSubnets", {});
    const Listeners = [{ Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: port }];
    this.call("elb", "CreateLoadBalancer", { LoadBalancerName, Listeners, SecurityGroups: [this.#openGroup(LoadBalancerName)], Subnets: Subnets.map(({ SubnetId = "" }) => SubnetId) });
    const HealthCheck = { Target: `HTTP:${port}/`, Interval: 5, Timeout: 2, UnhealthyThreshold: 2, HealthyThreshold: 2, ...check };
    this.call("elb", "ConfigureHealthCheck", { LoadBalancerName, HealthCheck });
    const LoadBalancerAttributes = { CrossZoneLoadBalancing: { Enabled: true }, ConnectionDraining: { Enabled: true, Timeout: drainSeconds } };
    this.call("elb", "ModifyLoadBalancerAttributes", { LoadBalancerName, LoadBalancerAttributes });
    this.mark();
  }

  /** A target group alone, with quick health checks and a short deregistration delay. */
  group(name: string, group: object = {}, attributes: Readonly<Record<string, string>> = {}): string {
    const { Subnets = [] } = this.call("ec2", "DescribeSubnets", {});
    const { TargetGroups = [] } = this.call("elbv2", "CreateTargetGroup", {
      Name: name,
      Protocol: "HTTP",
      Port: 80,
      VpcId: Subnets[0]?.VpcId,
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
      ...group,
    } as never);
    const arn = TargetGroups[0]?.TargetGroupArn ?? "";
    const delays = { "deregistration_delay.timeout_seconds": "30", ...attributes };
    const Attributes = Object.entries(delays).map(([Key, Value]) => ({ Key, Value }));
    this.call("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: arn, Attributes });
    this.#names.set(arn, name);
    return arn;
  }

  /** Creates a service in `prod`, behind a target group if one is given. */
  serve(serviceName: string, taskDefinition: string, desiredCount: number, more: object = {}, group?: string): void {
    const [family = ""] = taskDefinition.split(":");
    const loadBalancers = [{ targetGroupArn: group, containerName: family, containerPort: 80 }];
    const input = { cluster: "prod", serviceName, taskDefinition, desiredCount, ...(group === undefined ? {} : { loadBalancers }), ...more };
    this.call("ecs", "CreateService", input as never);
  }

  update(service: string, change: object): void {
    this.call("ecs", "UpdateService", { cluster: "prod", service, ...change } as never);
  }

  service(name: string) {
    const { services = [] } = this.call("ecs", "DescribeServices", { cluster: "prod", services: [name] });
    const [service] = services;
    assert(service !== undefined, `there is no service ${name}`);
    return service;
  }

  /** The newest service deployment of a service, as it is described. */
  newestDeployment(service: string) {
    const { serviceDeployments = [] } = this.call("ecs", "ListServiceDeployments", { cluster: "prod", service });
    return this.call("ecs", "DescribeServiceDeployments", { serviceDeploymentArns: [serviceDeployments[0]?.serviceDeploymentArn ?? ""] }).serviceDeployments?.[0];
  }

  /** The tasks of `prod`, running or stopped, as they are described. */
  tasks(desiredStatus: "RUNNING" | "STOPPED" = "RUNNING") {
    const { taskArns = [] } = this.call("ecs", "ListTasks", { cluster: "prod", desiredStatus });
    if (taskArns.length === 0) return [];
    return this.call("ecs", "DescribeTasks", { cluster: "prod", tasks: taskArns.slice(0, 100) }).tasks ?? [];
  }

  /** From now on, times are told from here, and what happened before is not told. */
  mark(): void {
    this.#since = this.world.now;
    this.#from = this.world.log.at(-1)?.seq ?? 0;
  }

  /** What the services said since the mark, each line with its time; with `tasks` also every status of every task. */
  told({ tasks = false } = {}): string {
    const lines: string[] = [];
    for (const { seq, at, name, payload } of this.world.log) {
      if (seq <= this.#from) continue;
      const told = payload as Readonly<Record<string, string>>;
      if (name === "ecs.serviceEventWritten") lines.push(`${this.#time(at)} ${told.message}`);
      if (name === "ecs.taskStateChanged" && tasks) {
        const wanted = told.desiredStatus === "STOPPED" && told.lastStatus !== "STOPPED" ? " (to stop)" : "";
        lines.push(`${this.#time(at)} task ${told.taskArn?.split("/").at(-1)} ${told.lastStatus}${wanted}`);
      }
    }
    return this.short(lines.join("\n"));
  }

  /** The same text with ids as T1, I2, D3: in the order in which they were first told. */
  short(text: string): string {
    return text
      .replace(/arn:aws:elasticloadbalancing:[^)\s"]+/g, (arn) => this.#names.get(arn) ?? arn)
      .replace(/\(container-instance ([0-9a-f]{32})\)/g, (_all, id: string) => `(container-instance ${this.#nameOf("C", id)})`)
      .replace(/\b[0-9a-f]{32}\b/g, (id) => this.#nameOf("T", id))
      .replace(/ecs-svc\/\d{19}/g, (id) => this.#nameOf("D", id))
      .replace(/\bi-[0-9a-f]{17}\b/g, (id) => this.#nameOf("I", id));
  }

  #openGroup(name: string): string {
    const { GroupId = "" } = this.call("ec2", "CreateSecurityGroup", { GroupName: `${name}-sg`, Description: name });
    this.call("ec2", "AuthorizeSecurityGroupIngress", { GroupId, IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" });
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 0, ToPort: 65_535, UserIdGroupPairs: [{ GroupId }] }];
    this.call("ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpPermissions });
    return GroupId;
  }

  #time(at: number): string {
    return `${((at - this.#since) / 1000).toFixed(1).padStart(6)}`;
  }

  #nameOf(letter: string, id: string): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const count = (this.#counts.get(letter) ?? 0) + 1;
    this.#counts.set(letter, count);
    this.#names.set(id, `${letter}${count}`);
    return `${letter}${count}`;
  }
}

/** A fresh account for one story. */
export function story(seed = 7): Story {
  return new Story(seed);
}
