import { expect, test } from "vitest";
import { call } from "../../../aws/generated/api.ts";
import type { TableChanges, TableName } from "../../../bridge/protocol.ts";
import { emptyFile } from "../../../engine/session/scenario.ts";
import { Session } from "../../../engine/session/session.ts";
import { fold, NO_TABLES, type Tables } from "../../store/replica.ts";
import { fieldOf } from "../fieldOf.ts";
import { after } from "../serviceRole.ts";
import { type GroupDraft, groupCalls, groupDraftFor } from "./groupDraft.ts";

function tablesOf({ world }: Session): Tables {
  const names = Object.keys(NO_TABLES) as TableName[];
  return fold(NO_TABLES, Object.fromEntries(names.map((name) => [name, world.rows(name)])) as TableChanges);
}

/** Makes the calls of the form for a cluster, up to the first refusal, and lets some minutes pass. */
function made(change: (draft: GroupDraft) => Partial<GroupDraft>) {
  const session = new Session(emptyFile("x", 3));
  session.call(call("ecs", "CreateCluster", { clusterName: "prod", capacityProviders: ["FARGATE"] }));
  const tables = tablesOf(session);
  const usual = groupDraftFor({ clusterName: "prod", instanceType: null, availabilityZone: null }, tables);
  const outputs = new Map<string, unknown>();
  const steps = after(groupCalls({ ...usual, ...change(usual) }, "prod", tables) ?? [], []) ?? [];
  for (const { id, call: callOf } of steps) {
    const asked = callOf(outputs);
    const answer = session.call(asked);
    if (!answer.ok) return { tables: tablesOf(session), operations: [...outputs.keys()], field: fieldOf(asked.operation, answer) };
    outputs.set(id, answer.output);
  }
  session.runUntil(300_000);
  return { tables: tablesOf(session), operations: [...outputs.keys()], field: null };
}

test("with one press there is a group whose instances join the cluster, and a capacity provider that the cluster has beside its own", () => {
  const { tables, operations } = made(({ provider }) => ({ provider: provider === null ? null : { ...provider, isProtecting: true, isDefault: true } }));
  expect(operations).toEqual(["CreateLaunchTemplate", "CreateAutoScalingGroup", "DescribeAutoScalingGroups", "CreateCapacityProvider", "PutClusterCapacityProviders"]);
  const [instance, ...others] = [...tables["ecs.containerInstances"].values()];
  expect([instance?.agentConnected, others.length]).toEqual([true, 1]);
  expect([...tables["autoscaling.instances"].values()].every(({ isProtectedFromScaleIn }) => isProtectedFromScaleIn)).toBe(true);
  expect([...tables["ecs.clusterOptions"].values()]).toMatchObject([{ capacityProviders: ["FARGATE", "prod-cp"], defaultCapacityProviderStrategy: [{ capacityProvider: "prod-cp", weight: 1 }] }]);
});

test("on Spot agents are told to heed the notice, and nothing else of the form changes", () => {
  const { tables, operations } = made(() => ({ spotPercent: 50, provider: null }));
  expect(operations).toEqual(["CreateLaunchTemplate", "CreateAutoScalingGroup"]);
  const machines = [...tables["ec2.instances"].values()];
  expect(machines.map(({ instanceLifecycle }) => instanceLifecycle).toSorted()).toEqual(["spot", undefined]);
  expect(machines[0]?.userData).toContain("ECS_ENABLE_SPOT_INSTANCE_DRAINING=true");
});

test.each<[string, (draft: GroupDraft) => Partial<GroupDraft>, readonly string[], string | null]>([
  ["without a provider", () => ({ provider: null }), ["CreateLaunchTemplate", "CreateAutoScalingGroup"], null],
  ["of no zone", () => ({ zones: [] }), [], null],
  ["without a size", () => ({ max: null }), [], null],
  ["of more than all on Spot", () => ({ spotPercent: 101 }), ["CreateLaunchTemplate"], "spotPercent"],
  ["of sizes that cross", () => ({ max: 1 }), ["CreateLaunchTemplate"], "count"],
  ["with a provider of a reserved name", ({ provider }) => ({ provider: provider === null ? null : { ...provider, name: "ecs-cp" } }), ["CreateLaunchTemplate", "CreateAutoScalingGroup", "DescribeAutoScalingGroups"], "providerName"],
])("a group %s", (_what, change, operations, field) => {
  const { operations: accepted, field: blamed } = made(change);
  expect([accepted, blamed]).toEqual([operations, field]);
});
