import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fc } from "../../../../scripts/properties.ts";
import { importAccount } from "./importAccount.ts";

const sample = (file: string) => readFileSync(new URL(`samples/${file}`, import.meta.url), "utf8");

/** The lines of the report that say something of a thing. */
function said(text: string, kind: string, mask = true): readonly string[] {
  return importAccount([text], { mask })
    .remarks.filter((remark) => remark.kind === kind)
    .map(({ line, what, text }) => `${line ?? "-"} ${what}: ${text}`);
}

function read(text: string) {
  const { account, problem } = importAccount([text], { mask: true });
  expect(problem).toBeNull();
  if (account === null) throw new Error("there is no account in it");
  return account;
}

describe("a transcript of a shell", () => {
  const account = read(sample("bash.txt"));

  test("is a cluster with its instances, services and tasks", () => {
    expect(account.clusters).toMatchObject([{ clusterName: "shop", containerInsights: "enabled" }]);
    expect(account.containerInstances.map(({ status, cpuUnits }) => [status, cpuUnits])).toEqual([["ACTIVE", 2048], ["ACTIVE", 2048], ["ACTIVE", 2048], ["DRAINING", 2048]]);
    expect(account.services.map(({ serviceName, desiredCount, steady }) => [serviceName, desiredCount, steady])).toEqual([["web", 4, true], ["worker", 2, true]]);
    expect(account.taskDefinitions.map(({ family, revision }) => `${family}:${revision}`)).toEqual(["shop-web:42", "shop-worker:7", "unknown-workload:1"]);
    expect(account.targets.map(({ state }) => state)).toEqual(["healthy", "healthy", "healthy", "healthy"]);
    expect(account.targetGroups[0]).toMatchObject({ deregistrationDelaySeconds: 60, healthCheckPath: "/healthz" });
  });

  test("what is reserved and nobody explains is held by as many stand-ins as the instance says it has tasks more", () => {
    const unknown = account.tasks.filter(({ taskDefinition }) => taskDefinition.startsWith("unknown"));
    expect(unknown).toHaveLength(2);
    expect(account.taskDefinitions.at(-1)?.definition).toMatchObject({ containerDefinitions: [{ cpu: 256, memoryReservation: 512 }] });
  });

  test("each host port is bound once, and zones of another Region are zones of this one", () => {
    const [first] = account.tasks;
    expect(first?.containers[0]?.bindings).toEqual([{ bindIP: "0.0.0.0", containerPort: 8080, hostPort: 32768, protocol: "tcp" }]);
    expect(account.subnets.map(({ availabilityZone }) => availabilityZone).toSorted()).toEqual(["us-east-1a", "us-east-1b", "us-east-1c"]);
  });

  test("tags stay, also those that stand beside a definition", () => {
    const answers = [
      { clusters: [{ clusterName: "shop", status: "ACTIVE", clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/shop", tags: [{ key: "team", value: "web" }] }] },
      { tags: [{ key: "tier", value: "1" }], taskDefinition: { taskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:3", family: "web", revision: 3, containerDefinitions: [{ name: "web", image: "web", memory: 64 }] } },
    ];
    const tagged = read(answers.map((answer) => JSON.stringify(answer)).join("\n"));
    expect(tagged.clusters[0]?.tags).toEqual([{ key: "team", value: "web" }]);
    expect(tagged.taskDefinitions[0]?.tags).toEqual([{ key: "tier", value: "1" }]);
  });

  test("no trace is left of the account", () => {
    expect(JSON.stringify(account)).not.toContain("246813579024");
    expect(JSON.stringify(account)).toContain("123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:2026.11.3");
    expect(JSON.stringify(importAccount([sample("bash.txt")], { mask: false }).account)).toContain("246813579024.dkr.ecr");
  });

  test("a service keeps its circuit breaker", () => {
    expect(account.services.map(({ serviceName, circuitBreaker }) => [serviceName, circuitBreaker])).toContainEqual(["web", { enable: true, rollback: true }]);
  });

  test("what was left out is told with its line", () => {
    const lines = sample("bash.txt").split("\n");
    const left = said(sample("bash.txt"), "leftOut");
    expect(left).toContainEqual(expect.stringMatching(/^\d+ The answer of describe-clusters: An error occurred \(ClusterNotFoundException\)/));
    expect(left).toContainEqual(expect.stringMatching(/^\d+ The answer of describe-services: It is a table; with --output json it can be read[.]$/));
    const table = left.find((one) => one.includes("a table")) ?? "";
    expect(lines[Number(table.split(" ")[0]) - 1]).toMatch(/^-{10}/);
    for (const { line, what } of importAccount([sample("bash.txt")], { mask: true }).remarks) {
      if (line !== null && /^Task [0-9a-f]{8}$/.test(what)) expect(lines.slice(line - 1, line + 60).join("\n")).toContain(what.slice("Task ".length));
    }
  });

  test("what was assumed is told", () => {
    const assumed = said(sample("bash.txt"), "assumed").join("\n");
    expect(assumed).toContain("Region eu-west-1: It is us-east-1 here");
    expect(assumed).toContain("512 CPU units, 1024 MiB are reserved and no task that is described explains it: 2 stand-ins hold it");
  });
});

test("services without instances get instances to stand on, and a part that --query left is told", () => {
  const text = sample("powershell.txt");
  const account = read(text);
  expect(account.services).toHaveLength(2);
  expect(account.tasks).toEqual([]);
  expect(account.containerInstances).toHaveLength(3);
  expect(said(text, "assumed").join("\n")).toContain("3 of the type m5.large stand in");
  expect(said(text, "assumed").join("\n")).toContain("Task definition shop-worker:7: It is not described");
  expect(said(text, "leftOut").join("\n")).toContain("--query left of it too little to go by");
  expect(said(text, "leftOut").join("\n")).toContain("AWS did not describe it: MISSING");
});

test("tasks alone get instances, services and definitions as they show them, and each task counts once", () => {
  const text = sample("concatenated.json");
  const account = read(text);
  expect(account.tasks).toHaveLength(6);
  expect(account.containerInstances).toHaveLength(4);
  expect(account.services.map(({ serviceName, desiredCount }) => [serviceName, desiredCount])).toEqual([["web", 4], ["worker", 2]]);
  expect(account.taskDefinitions.map(({ family, revision }) => `${family}:${revision}`)).toEqual(["shop-web:42", "shop-worker:7"]);
  expect(said(text, "leftOut").join("\n")).toContain("It is described again in line 1, and that counts.");
  expect(said(text, "leftOut").join("\n")).toContain("It runs on FARGATE: what runs there is not taken over.");
});

test.each([
  ["", null],
  ["nothing of interest", null],
  ['{"taskArns": []}', null],
  ['{"taskDefinition": {"family": "web", "containerDefinitions": [{"name": "web", "image": "web"}]}}', null],
  ['{"clusters": [{"clusterArn": "arn:aws:ecs:us-east-1:1:cluster/a", "clusterName": "a", "status": "INACTIVE"}]}', null],
  ['{"clusters": [{"clusterArn": "arn:aws:ecs:us-east-1:1:cluster/__proto__", "clusterName": "__proto__", "status": "ACTIVE"}]}', ["__proto__"]],
])("%s: its clusters are %j", (text, names) => {
  expect(importAccount([text], { mask: true }).account?.clusters.map(({ clusterName }) => clusterName) ?? null).toEqual(names);
});

test("whatever is done to a transcript, it is read or told why not, and never throws", () => {
  const text = sample("bash.txt");
  const spoil = fc.record({ at: fc.nat(text.length), cut: fc.nat(400), put: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom("[", "}", '"', "-1", "1e999", "null", "\u0000", "__proto__", "\n$ aws ecs ")) });
  fc.assert(
    fc.property(fc.array(spoil, { minLength: 1, maxLength: 4 }), (spoils) => {
      const spoilt = spoils.reduce((whole, { at, cut, put }) => whole.slice(0, at) + put + whole.slice(at + cut), text);
      const { account, problem, counts } = importAccount([spoilt], { mask: true });
      expect(account === null || problem === null).toBe(true);
      expect(counts.used + counts.leftOut).toBeGreaterThan(0);
    }),
    { numRuns: 20 },
  );
});

describe("Classic Load Balancers", () => {
  const BALANCER = {
    LoadBalancerName: "front",
    VPCId: "vpc-1",
    AvailabilityZones: ["us-east-1a", "us-east-1b"],
    Subnets: ["subnet-a", "subnet-b"],
    ListenerDescriptions: [{ Listener: { Protocol: "http", LoadBalancerPort: 80, InstancePort: 8080 } }, { Listener: { Protocol: "TCP", LoadBalancerPort: 80, InstancePort: 81 } }],
    HealthCheck: { Target: "HTTP:8080/", Interval: 10, Timeout: 60, UnhealthyThreshold: 2, HealthyThreshold: 3 },
    Instances: [{ InstanceId: "i-0aaaaaaaa" }, { InstanceId: "i-0bbbbbbbb" }],
  };
  const registered = (ec2InstanceId: string, id: string) => ({
    containerInstanceArn: `arn:aws:ecs:us-east-1:123456789012:container-instance/shop/${id.repeat(32)}`,
    ec2InstanceId,
    status: "ACTIVE",
    agentConnected: true,
    registeredResources: [{ name: "CPU", integerValue: 2048 }, { name: "MEMORY", integerValue: 1920 }],
  });
  const instance = (InstanceId: string, SubnetId: string) => ({ InstanceId, InstanceType: "t3.small", State: { Name: "running" }, SubnetId, VpcId: "vpc-1" });
  const text = (attributes: boolean) =>
    [
      { clusters: [{ clusterName: "shop", status: "ACTIVE", clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/shop" }] },
      { Reservations: [{ Instances: [instance("i-0aaaaaaaa", "subnet-a"), instance("i-0bbbbbbbb", "subnet-b")] }] },
      { containerInstances: [registered("i-0aaaaaaaa", "a"), registered("i-0bbbbbbbb", "b")] },
      { LoadBalancerDescriptions: [BALANCER] },
    ]
      .map((answer) => JSON.stringify(answer))
      .join("\n") + (attributes ? `\n$ aws elb describe-load-balancer-attributes --load-balancer-name front\n${JSON.stringify({ LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: true }, ConnectionDraining: { Enabled: true, Timeout: 20 }, ConnectionSettings: { IdleTimeout: 30 }, AdditionalAttributes: [{ Key: "a", Value: "b" }] } })}` : "") +
    `\n$ aws elb describe-instance-health --load-balancer-name front --instances i-0aaaaaaaa\n${JSON.stringify({ InstanceStates: [{ InstanceId: "i-0aaaaaaaa", State: "OutOfService", ReasonCode: "Instance", Description: "Instance has failed at least the UnhealthyThreshold number of health checks consecutively." }] })}`;

  test("are read with their attributes and the health of their instances; of a port that is there twice the first counts", () => {
    const { classicBalancers, classicInstances } = read(text(true));
    expect(classicBalancers).toMatchObject([
      {
        name: "front",
        listeners: [{ protocol: "HTTP", loadBalancerPort: 80, instanceProtocol: "HTTP", instancePort: 8080, certificateId: null }],
        healthCheck: { target: "HTTP:8080/", intervalSeconds: 10, timeoutSeconds: 9 },
        isCrossZone: true,
        drainSeconds: 20,
        idleTimeoutSeconds: 30,
      },
    ]);
    expect(classicInstances.map(({ instanceId, state }) => [instanceId, state])).toEqual([["i-0aaaaaaaa", "OutOfService"], ["i-0bbbbbbbb", "InService"]]);
    expect(said(text(true), "assumed")).toContainEqual("- Instance i-0bbbbbbbb of front: Its health was not asked for (describe-instance-health tells it).");
  });

  test("without their attributes have the usual ones, and that is said", () => {
    expect(read(text(false)).classicBalancers).toMatchObject([{ isCrossZone: false, drainSeconds: null, idleTimeoutSeconds: 60 }]);
    expect(said(text(false), "assumed").join("\n")).toContain("Classic Load Balancer front: Its attributes are not said (describe-load-balancer-attributes tells them): they are as usual.");
  });
});

const GROUP = { AutoScalingGroupName: "pool", AutoScalingGroupARN: "arn:aws:autoscaling:eu-west-1:999988887777:autoScalingGroup:7ac0cc1b-0000-4000-8000-000000000001:autoScalingGroupName/pool", MinSize: 0, MaxSize: 2, DesiredCapacity: 1, LaunchTemplate: { LaunchTemplateId: "lt-0123456789", Version: "3" }, VPCZoneIdentifier: "subnet-0aaaaaaa", MaxInstanceLifetime: 86_400, Tags: [{ Key: "aws:cloudformation:stack-name", Value: "x" }, { Key: "team", Value: "web", PropagateAtLaunch: true }] };
const LAUNCHING = { LaunchTemplateId: "lt-0123456789", LaunchTemplateName: "pool", DefaultVersionNumber: 2, LatestVersionNumber: 3 };
const VERSIONS = [1, 2].map((VersionNumber) => ({ LaunchTemplateId: "lt-0123456789", LaunchTemplateName: "pool", VersionNumber, DefaultVersion: VersionNumber === 2, LaunchTemplateData: { ImageId: "ami-0123456789abcdef0", InstanceType: VersionNumber === 2 ? "m5.large" : "t3.small", IamInstanceProfile: { Arn: "arn:aws:iam::999988887777:instance-profile/ecsInstanceRole" } } }));
const OVER = { capacityProviderArn: "arn:aws:ecs:eu-west-1:999988887777:capacity-provider/pool", name: "pool", status: "ACTIVE", autoScalingGroupProvider: { autoScalingGroupArn: GROUP.AutoScalingGroupARN, managedScaling: { status: "ENABLED" } } };
const NAMED = { clusters: [{ clusterArn: "arn:aws:ecs:eu-west-1:999988887777:cluster/prod", clusterName: "prod", status: "ACTIVE", capacityProviders: ["pool"], defaultCapacityProviderStrategy: [{ capacityProvider: "pool", weight: 1 }] }] };

test("a group comes over with its launch template and the capacity provider over it, and without what is not known of them they stay where they are", () => {
  const said = (...answers: readonly object[]) => {
    const { account, remarks } = importAccount(answers.map((one) => JSON.stringify(one)), { mask: true });
    return { account, remarks: remarks.filter(({ kind, what }) => kind !== "used" && /group|template|provider/i.test(what)).map(({ what, text }) => `${what}: ${text}`) };
  };
  const whole = said(NAMED, { AutoScalingGroups: [GROUP] }, { LaunchTemplates: [LAUNCHING] }, { LaunchTemplateVersions: VERSIONS }, { capacityProviders: [OVER] });
  expect(whole.account).toMatchObject({
    launchTemplates: [{ data: { InstanceType: "m5.large", IamInstanceProfile: { Name: "ecsInstanceRole" } } }],
    autoScalingGroups: [{ groupId: "7ac0cc1b-0000-4000-8000-000000000001", settings: { Tags: [{ Key: "team" }], VPCZoneIdentifier: "subnet-0aaaaaaa" } }],
    capacityProviders: [{ name: "pool", autoScalingGroupName: "pool" }],
    associations: [{ cluster: "prod", capacityProviders: ["pool"], strategy: [{ capacityProvider: "pool", base: 0, weight: 1 }] }],
  });
  expect(whole.remarks).toEqual(["Auto Scaling group pool: MaxInstanceLifetime: not simulated.", "Launch template pool: It has its default version alone here."]);
  const less = said(NAMED, { AutoScalingGroups: [GROUP, { ...GROUP, AutoScalingGroupName: "odd", MinSize: 3 }] }, { LaunchTemplates: [LAUNCHING] }, { capacityProviders: [OVER] });
  expect(less.account).toMatchObject({ launchTemplates: [], autoScalingGroups: [], capacityProviders: [], associations: [] });
  expect(less.remarks).toEqual([
    "Auto Scaling group pool: Its launch template is not taken over.",
    "Auto Scaling group odd: Its launch template is not taken over.",
    "Launch template pool: What it launches is not told: describe-launch-template-versions does.",
    "Capacity provider pool: Its Auto Scaling group is not taken over, or is another's.",
  ]);
});
