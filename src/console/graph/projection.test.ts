import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { TableChanges } from "../../bridge/protocol.ts";
import { fold, type Tables } from "../store/replica.ts";
import {
  autoScalingGroup,
  balancerArn,
  cluster,
  CLUSTER_ARN,
  containerInstance,
  containerInstanceArn,
  groupArn,
  listener,
  loadBalancer,
  machine,
  service,
  serviceArn,
  tablesOf,
  targetGroup,
  task,
  zones,
} from "./fixture.ts";
import { NOTHING_PROJECTED, project } from "./projection.ts";
import { clusterNameIn } from "../store/names.ts";
import { groupNodeId, OUTSIDE, thingOf } from "./things.ts";

const WEB = service("web", { loadBalancers: [{ targetGroupArn: groupArn("web-tg"), containerName: "web", containerPort: 80 }] });

const RETAIL = {
  "physics.zones": zones(),
  "ecs.clusters": [cluster("prod")],
  "ec2.instances": [machine("i-00000000000000001"), machine("i-00000000000000002", { launchTime: 5, state: "pending" as const })],
  "ecs.containerInstances": [containerInstance("i-00000000000000001")],
  "ecs.services": [WEB, service("worker", { createdAt: 2 })],
  "elbv2.loadBalancers": [loadBalancer("public-alb")],
  "elbv2.listeners": [listener("public-alb", 80, "web-tg")],
  "elbv2.targetGroups": [targetGroup("web-tg")],
};

test("every thing is one node of its kind, and its id is its ARN or row id", () => {
  const { nodes } = project(NOTHING_PROJECTED, tablesOf(RETAIL));
  expect(nodes.map(({ id, type }) => [type, id])).toEqual([
    ["internet", "internet"],
    ["loadBalancer", balancerArn("public-alb")],
    ["targetGroup", groupArn("web-tg")],
    ["service", serviceArn("web")],
    ["service", serviceArn("worker")],
    ["cluster", CLUSTER_ARN],
    ["zone", `${CLUSTER_ARN}|us-east-1a`],
    ["instance", containerInstanceArn("i-00000000000000001")],
    ["machine", "i-00000000000000002"],
    ["zone", `${CLUSTER_ARN}|us-east-1b`],
    ["zone", `${CLUSTER_ARN}|us-east-1c`],
  ]);
});

test("tasks without an instance stand in Fargate of their zone, from the first that comes until the last is forgotten", () => {
  const onFargate = (id: string, zone: string) => task(id, { containerInstanceArn: "", availabilityZone: `us-east-1${zone}` });
  const fargateIn = (tables: Tables, before = NOTHING_PROJECTED) => project(before, tables).nodes.filter(({ type }) => type === "fargate").map(({ id }) => id);
  const one = tablesOf({ ...RETAIL, "ecs.tasks": [onFargate("1", "b")] });
  const two = fold(one, { "ecs.tasks": [[onFargate("2", "c").taskArn, onFargate("2", "c")]] });
  expect(fargateIn(one)).toEqual([`${CLUSTER_ARN}|us-east-1b|FARGATE`]);
  expect(fargateIn(two, project(NOTHING_PROJECTED, one))).toEqual([`${CLUSTER_ARN}|us-east-1b|FARGATE`, `${CLUSTER_ARN}|us-east-1c|FARGATE`]);
  expect(fargateIn(tablesOf({ ...RETAIL, "ecs.tasks": [task("1")] }), project(NOTHING_PROJECTED, two))).toEqual([]);
  expect(thingOf(`${CLUSTER_ARN}|us-east-1b|FARGATE`, one)).toEqual({ kind: "zone", box: CLUSTER_ARN, availabilityZone: "us-east-1b" });
});

test("a group stands at the edge of the cluster that its template's user data names, or with the instances of none", () => {
  const standing = (clusterName: string) => project(NOTHING_PROJECTED, tablesOf({ ...RETAIL, ...autoScalingGroup("web|asg", clusterName) }));
  const { nodes, structure } = standing("prod");
  expect(nodes.find(({ type }) => type === "autoScalingGroup")?.id).toBe(groupNodeId("web|asg"));
  expect(structure.boxes.map(({ id, edge }) => [id, edge])).toEqual([[CLUSTER_ARN, ["web|asg"]]]);
  expect(standing("nowhere").structure.boxes.map(({ id, edge }) => [id, edge])).toEqual([[CLUSTER_ARN, []], [OUTSIDE, ["web|asg"]]]);
});

test("an instance that was terminated stays as long as ECS counts it", () => {
  const gone = [machine("i-00000000000000001", { state: "terminated" }), machine("i-00000000000000002", { state: "terminated" })];
  const cards = (more: object) => project(NOTHING_PROJECTED, tablesOf({ ...RETAIL, "ec2.instances": gone, ...more })).nodes.filter(({ type }) => type === "instance" || type === "machine").map(({ id }) => id);
  expect(cards({})).toEqual([containerInstanceArn("i-00000000000000001")]);
  expect(cards({ "ecs.containerInstances": [containerInstance("i-00000000000000001", { status: "INACTIVE" })] })).toEqual([]);
});

test("a change of state projects to the very same nodes", () => {
  const before = project(NOTHING_PROJECTED, tablesOf(RETAIL));
  const after = project(
    before,
    tablesOf({
      ...RETAIL,
      "ecs.services": [{ ...WEB, desiredCount: 9 }, service("worker", { createdAt: 2 })],
      "ecs.tasks": [task("1"), task("2")],
    }),
  );
  expect(after.nodes).toBe(before.nodes);
  expect(after.boxes).toBe(before.boxes);
});

test("a new service leaves the node of every other as it is", () => {
  const before = project(NOTHING_PROJECTED, tablesOf(RETAIL));
  const after = project(before, tablesOf({ ...RETAIL, "ecs.services": [...RETAIL["ecs.services"], service("api", { createdAt: 3 })] }));
  expect(after.nodes).toHaveLength(before.nodes.length + 1);
  for (const node of before.nodes) expect(after.nodes).toContain(node);
});

test("tables that cannot change the structure are not even looked at", () => {
  const tables = tablesOf(RETAIL);
  const before = project(NOTHING_PROJECTED, tables);
  const after = project(before, { ...tables, "elbv2.targets": new Map(), "ecs.deployments": new Map() });
  expect(after).toEqual({ ...before, tables: after.tables });
  expect(after.structure).toBe(before.structure);
});

const RETAIL_TASKS = { ...RETAIL, "ecs.tasks": Array.from({ length: 6 }, (_, at) => task(String(at))) };

const delta = (changes: TableChanges) => {
  const tables = tablesOf(RETAIL_TASKS);
  const before = project(NOTHING_PROJECTED, tables);
  return { before, after: project(before, fold(tables, changes)) };
};

const row = <R extends object>(one: R) => [String(Object.values(one)[0]), one] as const;

test.each<[string, TableChanges]>([
  ["a task's status", { "ecs.tasks": [row(task("1", { lastStatus: "STOPPED" }))] }],
  ["what is free on an instance", { "ecs.containerInstances": [row(containerInstance("i-00000000000000001", { cpuUnitsFree: 7, version: 2 }))] }],
  ["what a service wants", { "ecs.services": [row({ ...WEB, desiredCount: 9, steady: false })] }],
  ["the state of an EC2 instance", { "ec2.instances": [row(machine("i-00000000000000002", { launchTime: 5, state: "running" }))] }],
])("a delta of %s leaves every projected thing the one it was", (_, changes) => {
  const { before, after } = delta(changes);
  expect(after).toEqual({ ...before, tables: after.tables });
  for (const part of ["structure", "nodes", "boxes", "memory"] as const) expect(after[part]).toBe(before[part]);
});

test("a delta that makes a card higher projects it and what it moves, and reads nothing of who is there", () => {
  const { before, after } = delta({ "ecs.tasks": [row(task("7"))] });
  expect(after.structure).toBe(before.structure);
  const others = after.nodes.filter((node) => !before.nodes.includes(node)).map(({ type }) => type);
  expect(others).toEqual(["cluster", "zone", "instance", "machine", "zone", "zone"]);
});

test.each<[string, TableChanges, readonly string[]]>([
  ["registers", { "ecs.containerInstances": [row(containerInstance("i-00000000000000002"))] }, ["instance"]],
  ["terminates", { "ec2.instances": [row(machine("i-00000000000000002", { state: "terminated" }))] }, []],
])("a delta in which an instance %s projects its own node", (_, changes, types) => {
  const { before, after } = delta(changes);
  expect(after.nodes.filter((node) => !before.nodes.includes(node)).map(({ type }) => type)).toEqual(types);
});

const INSTANCE = fc.constantFrom(...Array.from({ length: 9 }, (_, at) => `i-0000000000000000${at}`));
const ZONE = fc.constantFrom("us-east-1a", "us-east-1b");

/** Changes as an account goes through them: most of tasks and of what is free, some of who is there. */
const CHANGE: fc.Arbitrary<TableChanges> = fc.oneof(
  fc.record({ id: fc.nat(40), instance: INSTANCE, lastStatus: fc.constantFrom("PENDING", "RUNNING", "STOPPED") }).map(
    ({ id, instance, lastStatus }): TableChanges => ({ "ecs.tasks": [row(task(String(id), { lastStatus, containerInstanceArn: containerInstanceArn(instance) }))] }),
  ),
  fc.array(INSTANCE, { minLength: 8, maxLength: 30 }).map((instances): TableChanges => ({
    "ecs.tasks": instances.map((instance, at) => row(task(`${instance} ${at}`, { containerInstanceArn: containerInstanceArn(instance) }))),
  })),
  fc.tuple(INSTANCE, ZONE, fc.constantFrom("pending", "running", "terminated")).map(
    ([instance, availabilityZone, state]): TableChanges => ({ "ec2.instances": [row(machine(instance, { availabilityZone, state }))] }),
  ),
  fc.tuple(INSTANCE, fc.constantFrom("ACTIVE", "DRAINING", "INACTIVE"), fc.nat(9)).map(
    ([instance, status, cpuUnitsFree]): TableChanges => ({ "ecs.containerInstances": [row(containerInstance(instance, { status, cpuUnitsFree }))] }),
  ),
  fc.tuple(fc.constantFrom("web", "worker", "api"), fc.constantFrom("ACTIVE", "INACTIVE"), fc.boolean()).map(
    ([name, status, isBalanced]): TableChanges => ({ "ecs.services": [row(service(name, { status, loadBalancers: isBalanced ? WEB.loadBalancers : [] }))] }),
  ),
  fc.boolean().map((isThere): TableChanges => ({ "elbv2.targetGroups": [[groupArn("web-tg"), isThere ? targetGroup("web-tg") : null]] })),
  fc.constantFrom("ACTIVE", "INACTIVE").map((status): TableChanges => ({ "ecs.clusters": [row(cluster("other", { status, createdAt: 3 }))] })),
);

test("a projection that was kept up by deltas is the one made anew", () => {
  fc.assert(
    fc.property(fc.array(CHANGE, { minLength: 1, maxLength: 14 }), (changes) => {
      let tables = tablesOf(RETAIL);
      let kept = project(NOTHING_PROJECTED, tables);
      for (const change of changes) {
        const { memory } = kept;
        tables = fold(tables, change);
        kept = project(kept, tables);
        // Where things stood before is the one thing that anew cannot know.
        const anew = project({ ...NOTHING_PROJECTED, memory }, copyOf(tables));
        for (const part of ["structure", "nodes", "boxes", "memory"] as const) expect(kept[part]).toEqual(anew[part]);
      }
    }),
    { numRuns: 60 },
  );
});

/** Of tables that became of none, nothing is known but what they hold. */
function copyOf(tables: Tables): Tables {
  return Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, new Map<string, unknown>(table)])) as unknown as Tables;
}

test("an instance whose user data names no cluster there is stands outside", () => {
  const lost = machine("i-00000000000000009", { userData: "#!/bin/bash\necho ECS_CLUSTER=prd >> /etc/ecs/ecs.config" });
  const { nodes } = project(NOTHING_PROJECTED, tablesOf({ ...RETAIL, "ec2.instances": [lost] }));
  expect(nodes.map(({ type }) => type)).toContain("outside");
  expect(nodes.find(({ type }) => type === "machine")?.id).toBe("i-00000000000000009");
});

test("an empty account shows the zones of its default VPC", () => {
  const { nodes } = project(NOTHING_PROJECTED, tablesOf({ "physics.zones": zones() }));
  expect(nodes.map(({ id }) => id)).toEqual(["internet", OUTSIDE, ...zones().map((zone) => `${OUTSIDE}|${zone.availabilityZone}`), "vacant outside"]);
});

test.each([
  ["", "default"],
  ["#!/bin/bash\necho hello", "default"],
  ["#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config", "prod"],
  ['echo "ECS_CLUSTER=prod" >> /etc/ecs/ecs.config', "prod"],
  ["ECS_CLUSTER='my-cluster_1'", "my-cluster_1"],
  ["# echo ECS_CLUSTER=old\necho ECS_CLUSTER=new", "new"],
  ['<powershell>\nInitialize-ECSAgent -Cluster "win" -EnableTaskENI\n</powershell>', "win"],
  ["cat <<'EOF' >> /etc/ecs/ecs.config\nECS_CLUSTER=a\nECS_CLUSTER=b\nEOF", "b"],
])("user data %j names the cluster %s", (userData, name) => {
  expect(clusterNameIn(userData)).toBe(name);
});
