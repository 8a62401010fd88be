import { expect, test } from "vitest";
import { makeTemplate } from "../../../scripts/playTemplate.ts";
import { fc } from "../../../scripts/properties.ts";
import { marksIn } from "../../aws/template/answered.ts";
import type { Session } from "../../engine/session/session.ts";
import { readText, templateIn as planIn } from "./template.ts";

const given = { name: "shop", given: new Map<string, string>(), known: new Set<string>(), mask: true };

const templateIn = (text: string, { mask, ...more }: typeof given) => planIn(readText(text, mask), more);

const YAML = `AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
  Vpc: {Type: AWS::EC2::VPC::Id}
  Count: {Type: Number, Default: 2}
  Image: {Type: String}
  Ami:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id
Conditions:
  Many: !Not [!Equals [!Ref Count, 0]]
  Never: !Equals [a, b]
Resources:
  Cluster:
    Type: AWS::ECS::Cluster
    Properties:
      ClusterName: !Sub \${AWS::StackName}-cluster
  Role: {Type: AWS::IAM::Role, Properties: {}}
  Gone: {Type: AWS::ECS::Cluster, Condition: Never}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0},
        {IpProtocol: tcp, FromPort: 32768, ToPort: 65535, CidrIp: 172.31.0.0/16}]
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        ImageId: !Ref Ami
        InstanceType: t3.medium
        IamInstanceProfile: {Name: ecsInstanceRole}
        SecurityGroupIds: [!GetAtt Group.GroupId]
        UserData:
          Fn::Base64: !Sub |
            #!/bin/bash
            echo ECS_CLUSTER=\${Cluster} >> /etc/ecs/ecs.config
  Fleet:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "0"
      MaxSize: "6"
      DesiredCapacity: !If [Many, 4, 1]
      VPCZoneIdentifier: !Ref Subnets
      LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber}
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Subnets: !Ref Subnets, SecurityGroups: [!Ref Group]}
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 80
      Protocol: HTTP
      DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      VpcId: !Ref Vpc
      Port: 80
      Protocol: HTTP
      HealthCheckIntervalSeconds: 10
      TargetGroupAttributes: [{Key: deregistration_delay.timeout_seconds, Value: 30}]
  Definition:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: web
      ContainerDefinitions:
        - Name: web
          Image: !Ref Image
          Memory: 128
          PortMappings: [{ContainerPort: 80, HostPort: 0}]
          Environment: [{Name: URL, Value: !Sub "http://\${Balancer.DNSName}/"}]
  Service:
    Type: AWS::ECS::Service
    DependsOn: Listener
    Properties:
      Cluster: !Ref Cluster
      TaskDefinition: !Ref Definition
      DesiredCount: !Ref Count
      PlacementStrategies: [{Type: spread, Field: attribute:ecs.availability-zone}]
      LoadBalancers: [{TargetGroupArn: !Ref Targets, ContainerName: web, ContainerPort: 80}]
`;

const rows = (session: Session, table: string) => session.world.rows(table as never).map(([, row]) => row as unknown as Record<string, unknown>);

test("a YAML template makes a cluster whose service runs behind its load balancer", () => {
  const { session, plan } = makeTemplate(YAML, { given: new Map([["Image", "nginx"]]) });
  session.runUntil(400_000);
  expect(rows(session, "ecs.tasks").map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING"]);
  expect(rows(session, "elbv2.targets").map(({ state }) => state)).toEqual(["healthy", "healthy"]);
  expect(rows(session, "ec2.instances").map(({ availabilityZone }) => availabilityZone).toSorted()).toEqual(["us-east-1a", "us-east-1a", "us-east-1b", "us-east-1c"]);
  expect(plan.remarks.map(({ line, kind, what }) => `${line} ${kind} ${what.split(" ")[0]}`)).toEqual([
    "3 assumed Subnets",
    "4 assumed Vpc",
    "14 used Cluster",
    "18 leftOut Role",
    "19 leftOut Gone",
    "20 used Group",
    "27 used Template",
    "39 used Fleet",
    "47 used Balancer",
    "50 used Listener",
    "57 used Targets",
    "65 used Definition",
    "75 used Service",
  ]);
});

test("a parameter without a value is asked for, and what it is taken for is said", () => {
  const reading = templateIn(YAML, given);
  const parameters = reading?.kind === "plan" ? reading.plan.parameters : [];
  expect(parameters.filter(({ isMissing }) => isMissing).map(({ name }) => name)).toEqual(["Image"]);
  expect(parameters.find(({ name }) => name === "Subnets")).toMatchObject({ stand: "The default VPC's subnets.", hasDefault: true });
});

test("for Fargate and addresses, it is made so", () => {
  const { session, plan } = makeTemplate(`
Resources:
  C: {Type: AWS::ECS::Cluster}
  N: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  S1: {Type: AWS::EC2::Subnet, Properties: {AvailabilityZone: !Select [1, !GetAZs ""], VpcId: !Ref N}}
  S2: {Type: AWS::EC2::Subnet, Properties: {AvailabilityZone: eu-west-1c, VpcId: !Ref N}}
  T: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {TargetType: ip, Port: 80, Protocol: HTTP, VpcId: !Ref N}}
  B: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref S1, !Ref S2]}}
  L: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref B, DefaultActions: [{Type: fixed-response}]}}
  R: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref L, Actions: [{Type: forward, TargetGroupArn: !Ref T}]}}
  D: {Type: AWS::ECS::TaskDefinition, Properties: {RequiresCompatibilities: [FARGATE], NetworkMode: awsvpc, Cpu: 256, Memory: 512, ContainerDefinitions: [{Name: app, Image: nginx, PortMappings: [{ContainerPort: 80}]}]}}
  V:
    Type: AWS::ECS::Service
    Properties: {Cluster: !Ref C, TaskDefinition: !Ref D, LaunchType: FARGATE, LoadBalancers: [{ContainerName: app, ContainerPort: 80, TargetGroupArn: !Ref T}], NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref S1]}}}
`);
  expect(rows(session, "elbv2.loadBalancers")[0]?.["availabilityZones"]).toEqual(["us-east-1b", "us-east-1c"]);
  expect(rows(session, "ecs.services")[0]).toMatchObject({ serviceName: "V", desiredCount: 1, launchType: "FARGATE", network: { subnetIds: [expect.any(String)] } });
  expect(rows(session, "elbv2.listeners")).toHaveLength(1);
  expect(plan.remarks.filter(({ kind }) => kind === "assumed").map(({ line }) => line)).toEqual([5, 6, 9]);
});

test("a definition for Fargate alone, and a service of it that says nothing, are for Fargate by the strategy of the cluster", () => {
  const { session } = makeTemplate(`
Resources:
  C: {Type: AWS::ECS::Cluster, Properties: {CapacityProviders: [FARGATE], DefaultCapacityProviderStrategy: [{CapacityProvider: FARGATE, Weight: 1}]}}
  D: {Type: AWS::ECS::TaskDefinition, Properties: {RequiresCompatibilities: [FARGATE], NetworkMode: awsvpc, Cpu: 256, Memory: 512, ContainerDefinitions: [{Name: app, Image: nginx}]}}
  A: {Type: AWS::ECS::TaskDefinition, Properties: {NetworkMode: awsvpc, ContainerDefinitions: [{Name: app, Image: nginx, Memory: 64}]}}
  V: {Type: AWS::ECS::Service, Properties: {Cluster: !Ref C, TaskDefinition: !Ref D, NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-12345678]}}}}
  W: {Type: AWS::ECS::Service, Properties: {Cluster: !Ref C, TaskDefinition: !Ref A, LaunchType: EC2, NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [subnet-12345678, subnet-23456789]}}}}
`);
  expect(rows(session, "ecs.taskDefinitions").map(({ definition }) => (definition as { networkMode: string }).networkMode)).toEqual(["awsvpc", "awsvpc"]);
  const [v, w] = rows(session, "ecs.services");
  expect(v).toMatchObject({ launchType: "FARGATE", fargate: { strategy: [{ capacityProvider: "FARGATE", weight: 1 }] } });
  expect(w?.["network"]).toMatchObject({ subnetIds: [expect.any(String), expect.any(String)] });
});

const SUB = (text: string, resources = "") => `Parameters: {P: {Type: String, Default: v}, Q: {Type: CommaDelimitedList, Default: "a,b"}}
Mappings: {M: {x: {y: mapped}}}
Conditions: {Yes: !Equals [!Ref P, v], Both: !And [!Condition Yes, !Not [!Condition No]], No: !Or [!Equals [a, b], !Condition No]}
Resources:
  Other: {Type: AWS::ECS::Cluster, Properties: {ClusterName: other}}
  ${resources}
  C: {Type: AWS::ECS::Cluster, Properties: {ClusterName: ${text}}}
`;

test.each([
  ["plain", "plain"],
  ["!Ref P", "v"],
  ["!Sub '${P}-x-${!P}'", "v-x-${P}"],
  ["!Sub ['${A}-${P}', {A: !Select [1, !Ref Q]}]", "b-v"],
  ["!Join ['-', !Split ['.', a.b.c]]", "a-b-c"],
  ["!FindInMap [M, x, y]", "mapped"],
  ["!If [Both, yes1, no1]", "yes1"],
  ["!If [No, yes1, no1]", "no1"],
  ["{'Fn::Join': ['', [!Ref 'AWS::Region', '-', !Ref 'AWS::StackName']]}", "us-east-1-shop"],
  ["!Sub 'x-${Other}'", "x-other"],
  ["!Select [0, !GetAZs '']", "us-east-1a"],
  ["!Ref AWS::NoValue", "C"],
  ["!Ref Nobody", "C"],
  ["!Transform {Name: x}", "C"],
])("%s is %s", (text, name) => {
  const reading = templateIn(SUB(text), given);
  const last = reading?.kind === "plan" ? reading.plan.steps.at(-1)?.call.input : undefined;
  expect(last).toMatchObject({ clusterName: name });
});

const EVERYWHERE = { from_port: 0, to_port: 0, protocol: "-1", cidr_blocks: ["0.0.0.0/0"], self: false };

const STATE = {
  format_version: "1.0",
  terraform_version: "1.9.0",
  values: {
    root_module: {
      resources: [
        tf("aws_ecs_cluster.main", { name: "main", arn: "arn:aws:ecs:eu-west-1:999988887777:cluster/main", id: "arn:aws:ecs:eu-west-1:999988887777:cluster/main" }),
        tf("aws_subnet.a", { id: "subnet-0aaaaaaa", availability_zone: "eu-west-1a" }),
        tf("aws_subnet.b", { id: "subnet-0bbbbbbb", availability_zone: "eu-west-1b" }),
        tf("aws_security_group.web", { id: "sg-01234567", name: "web", description: "w", ingress: [{ from_port: 80, to_port: 80, protocol: "tcp", cidr_blocks: ["0.0.0.0/0"], self: false }, { from_port: 0, to_port: 0, protocol: "-1", cidr_blocks: [], self: true }], egress: [EVERYWHERE] }),
        tf("aws_lb.web", { arn: "arn:aws:elasticloadbalancing:eu-west-1:999988887777:loadbalancer/app/web/1", name: "web", internal: false, load_balancer_type: "application", subnets: ["subnet-0aaaaaaa", "subnet-0bbbbbbb"], security_groups: ["sg-01234567"] }),
        tf("aws_lb_target_group.web", { arn: "arn:aws:elasticloadbalancing:eu-west-1:999988887777:targetgroup/web/1", name: "web", port: 80, protocol: "HTTP", target_type: "instance", deregistration_delay: "20", health_check: [{ path: "/ok", interval: 15, timeout: 5, matcher: "200", healthy_threshold: 2, unhealthy_threshold: 2, protocol: "HTTP", port: "traffic-port", enabled: true }] }),
        tf("aws_lb_listener.web", { arn: "arn:l", load_balancer_arn: "arn:aws:elasticloadbalancing:eu-west-1:999988887777:loadbalancer/app/web/1", port: 80, protocol: "HTTP", default_action: [{ type: "forward", target_group_arn: "arn:aws:elasticloadbalancing:eu-west-1:999988887777:targetgroup/web/1" }] }),
        tf("aws_launch_template.ecs", { id: "lt-0123456789", name: "ecs", image_id: "ami-0123456789abcdef0", instance_type: "t3.medium", iam_instance_profile: [{ name: "ecsInstanceRole" }], user_data: btoa("#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n"), vpc_security_group_ids: ["sg-01234567"] }),
        tf("aws_autoscaling_group.ecs", { id: "ecs", desired_capacity: 3, min_size: 0, max_size: 5, vpc_zone_identifier: ["subnet-0aaaaaaa", "subnet-0bbbbbbb"], launch_template: [{ id: "lt-0123456789", name: "ecs", version: "$Latest" }] }),
        tf("aws_ecs_task_definition.web", { arn: "arn:aws:ecs:eu-west-1:999988887777:task-definition/web:7", id: "web", family: "web", network_mode: "bridge", container_definitions: JSON.stringify([{ name: "web", image: "nginx", memory: 128, essential: true, portMappings: [{ containerPort: 80, hostPort: 0 }] }]) }),
        tf("aws_ecs_service.web", { name: "web", cluster: "arn:aws:ecs:eu-west-1:999988887777:cluster/main", task_definition: "arn:aws:ecs:eu-west-1:999988887777:task-definition/web:7", desired_count: 2, launch_type: "EC2", load_balancer: [{ target_group_arn: "arn:aws:elasticloadbalancing:eu-west-1:999988887777:targetgroup/web/1", container_name: "web", container_port: 80, elb_name: "" }], scheduling_strategy: "REPLICA", deployment_maximum_percent: 200, deployment_minimum_healthy_percent: 50, network_configuration: [], ordered_placement_strategy: [{ type: "binpack", field: "memory" }] }),
        tf("aws_iam_user.me", { name: "me", arn: "arn:aws:iam::999988887777:user/me" }),
      ],
    },
  },
};

function tf(address: string, values: Record<string, unknown>) {
  const [type, name] = address.split(".");
  return { address, mode: "managed", type, name, values };
}

test("what terraform show -json prints of a state makes the same", () => {
  const { session, plan } = makeTemplate(JSON.stringify(STATE, null, 2));
  session.runUntil(400_000);
  expect(plan.what).toBe("a Terraform state");
  expect(rows(session, "ecs.tasks").map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING"]);
  expect(rows(session, "elbv2.targetGroups")[0]).toMatchObject({ healthCheckPath: "/ok", deregistrationDelaySeconds: 20 });
  expect(rows(session, "ecs.services")[0]).toMatchObject({ minimumHealthyPercent: 50, placementStrategy: [{ type: "binpack", field: "memory" }] });
  expect(rows(session, "elbv2.targets").every(({ state }) => state === "healthy")).toBe(true);
  expect(plan.remarks.filter(({ kind }) => kind === "leftOut").map(({ what }) => what)).toEqual(["aws_iam_user.me (aws_iam_user)"]);
});

test("a plan of Terraform says only in its configuration who refers to whom", () => {
  const unknown = new Set(["arn", "id", "load_balancer_arn", "target_group_arn", "task_definition", "cluster"]);
  const strip = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, part: unknown) => (unknown.has(key) ? undefined : part)));
  const refers = (...references: string[]) => ({ references });
  const expressions: Record<string, object> = {
    "aws_lb_listener.web": { load_balancer_arn: refers("aws_lb.web.arn", "aws_lb.web"), default_action: [{ target_group_arn: refers("aws_lb_target_group.web.arn", "aws_lb_target_group.web") }] },
    "aws_ecs_service.web": { cluster: refers("aws_ecs_cluster.main.id", "aws_ecs_cluster.main"), task_definition: refers("aws_ecs_task_definition.web.arn"), load_balancer: [{ target_group_arn: refers("aws_lb_target_group.web.arn") }] },
    "aws_autoscaling_group.ecs": { launch_template: [{ id: refers("aws_launch_template.ecs.id") }] },
  };
  const resources = Object.entries(expressions).map(([address, own]) => ({ address, expressions: own }));
  const document = { format_version: "1.2", planned_values: strip(STATE.values), configuration: { root_module: { resources } } };
  const { session, plan } = makeTemplate(JSON.stringify(document));
  session.runUntil(400_000);
  expect(plan.what).toBe("a Terraform plan");
  expect(rows(session, "ecs.tasks").map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING"]);
  expect(rows(session, "elbv2.targets").every(({ state }) => state === "healthy")).toBe(true);
});

test("accounts are masked on the way in", () => {
  const text = SUB('"x"', 'D: {Type: AWS::ECS::TaskDefinition, Properties: {TaskRoleArn: "arn:aws:iam::999988887777:role/r", ContainerDefinitions: [{Name: a, Image: 999988887777.dkr.ecr.eu-west-1.amazonaws.com/a, Memory: 64}]}}');
  expect(JSON.stringify(templateIn(text, given))).not.toContain("999988887777");
  expect(JSON.stringify(templateIn(text, { ...given, mask: false }))).toContain("999988887777");
});

const bomb = Array.from({ length: 40 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}]`).join("\n");
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
const subs = Array.from({ length: 19 }).reduce<string>((inner) => `{"Fn::Sub":["\${a}\${a}",{"a":${inner}}]}`, `"${"x".repeat(64)}"`);

test.each([
  ["aliases that make much of little", `l0: &l0 [AWS::x]\n${bomb}\nResources: {C: {Type: AWS::ECS::Cluster, P: *l40}}`, "problem"],
  ["functions that double a text", `{"Resources":{"C":{"Type":"AWS::ECS::Cluster","Properties":{"ClusterName":${subs}}}}}`, "problem"],
  ["deep lists", `Resources: {C: {Type: AWS::ECS::Cluster, Properties: {A: ${nested(5_000, "[", "]")}}}}`, "problem"],
  ["deep JSON", `{"Resources":{"C":{"Type":"AWS::ECS::Cluster","Properties":{"A":${nested(5_000, "[", "]")}}}}}`, "problem"],
  ["a text too large", `Resources: {C: {Type: AWS::ECS::Cluster}}\n#${"x".repeat(1_100_000)}`, "problem"],
  ["resources that refer to each other", "Resources: {A: {Type: AWS::ECS::Cluster, Properties: {ClusterName: !Ref B}}, B: {Type: AWS::ECS::Cluster, Properties: {ClusterName: !Ref A}}}", "plan"],
  ["groups that let each other in", "Resources: {A: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: [{IpProtocol: '-1', SourceSecurityGroupId: !Ref B}]}}, B: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: {IpProtocol: tcp, FromPort: 1, ToPort: 2, SourceSecurityGroupId: !GetAtt A.GroupId}}}}", "plan"],
  ["names of prototypes", '{"Resources":{"__proto__":{"Type":"AWS::ECS::Cluster","Properties":{"__proto__":{"x":1},"constructor":{"Ref":"toString"}}},"constructor":{"Type":"AWS::ECS::Cluster"},"x":{"Type":"constructor"}},"Parameters":{"__proto__":{"Type":"__proto__"}},"Mappings":{"__proto__":1}}', "plan"],
  ["an alias of itself", "Resources: &a {C: {Type: AWS::ECS::Cluster, Properties: *a}}", "problem"],
])("%s are bounded, and told", (_, text, kind) => {
  const reading = templateIn(text, given);
  expect(reading?.kind === "fault" ? "problem" : reading?.kind).toBe(kind);
  expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
});

const word = fc.constantFrom("Ref", "Fn::Sub", "Fn::GetAtt", "Fn::Join", "Fn::If", "Fn::Select", "Fn::Split", "Fn::FindInMap", "Fn::Base64", "Condition", "Properties", "ClusterName", "Cluster", "LoadBalancers", "TaskDefinition", "ContainerDefinitions", "SecurityGroupIngress", "UserData", "LaunchTemplate", "LaunchConfigurationName", "MixedInstancesPolicy", "AutoScalingGroupProvider", "AutoScalingGroupArn", "ScheduledActions", "StartTime", "AlarmActions", "Subnets", "__proto__", "a", "b");
const { part } = fc.letrec((tie) => ({
  part: fc.oneof({ depthSize: "small" }, fc.constantFrom("a", "b", "A", "${a}", "${A.Arn}", "a.b", "", 1, -1, true, null), fc.array(tie("part"), { maxLength: 3 }), fc.dictionary(word, tie("part"), { maxKeys: 4 })),
}));
const types = ["ECS::Cluster", "ECS::Service", "ECS::TaskDefinition", "ECS::CapacityProvider", "EC2::Instance", "EC2::SecurityGroup", "EC2::SecurityGroupIngress", "EC2::Subnet", "EC2::LaunchTemplate", "AutoScaling::AutoScalingGroup", "AutoScaling::LaunchConfiguration", "AutoScaling::LifecycleHook", "AutoScaling::WarmPool", "AutoScaling::ScheduledAction", "AutoScaling::ScalingPolicy", "ApplicationAutoScaling::ScalableTarget", "ApplicationAutoScaling::ScalingPolicy", "CloudWatch::Alarm", "ElasticLoadBalancingV2::LoadBalancer", "ElasticLoadBalancingV2::Listener", "ElasticLoadBalancingV2::ListenerRule", "ElasticLoadBalancingV2::TargetGroup", "X::Y"].map((type) => `AWS::${type}`);
const anyResource = fc.record({ Type: fc.constantFrom(...types), Properties: fc.dictionary(word, part, { maxKeys: 5 }) });
const anyTemplate = fc.record({ Resources: fc.dictionary(fc.constantFrom("A", "B", "a", "b"), anyResource, { minKeys: 1 }), Parameters: part, Conditions: part, Mappings: part });

test("whatever a template holds, it is read to its end, and its plan speaks of no call that comes later", () => {
  fc.assert(
    fc.property(anyTemplate, (template) => {
      const reading = templateIn(JSON.stringify(template), given);
      if (reading?.kind !== "plan") throw new Error(JSON.stringify(reading));
      const made = new Set<string>();
      for (const { id, call } of reading.plan.steps) {
        for (const mark of marksIn(JSON.stringify(call.input))) expect(mark.kind === "answer" && made.has(mark.step)).toBe(true);
        made.add(id);
      }
    }),
    { numRuns: 300 },
  );
});

test("what stands for answers cannot be written by hand", () => {
  const { session } = makeTemplate('{"Resources":{"C":{"Type":"AWS::ECS::Cluster","Properties":{"ClusterName":"a\uE000vpc\uE001Vpcs[0].VpcId\uE000"}}}}'.replaceAll("[0].", "").replaceAll("\uE000", "\uE000"));
  expect(rows(session, "ecs.clusters")[0]?.["clusterName"]).toBe("avpcVpcsVpcId");
});
