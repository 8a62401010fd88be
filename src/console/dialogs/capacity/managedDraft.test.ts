import { expect, test } from "vitest";
import { call } from "../../../aws/generated/api.ts";
import type { TableChanges, TableName } from "../../../bridge/protocol.ts";
import { emptyFile } from "../../../engine/session/scenario.ts";
import { Session } from "../../../engine/session/session.ts";
import { fold, NO_TABLES, type Tables } from "../../store/replica.ts";
import { fieldOf } from "../fieldOf.ts";
import { providersFor } from "../runsOn.ts";
import { isOverGroup } from "../../store/providerKinds.ts";
import { changeManagedCall, type ManagedDraft, managedCalls, managedDraftFor, managedDraftOf } from "./managedDraft.ts";

function tablesOf({ world }: Session): Tables {
  const names = Object.keys(NO_TABLES) as TableName[];
  return fold(NO_TABLES, Object.fromEntries(names.map((name) => [name, world.rows(name)])) as TableChanges);
}

/** Makes the calls of the form for a cluster, up to the first refusal. */
function made(change: Partial<ManagedDraft>) {
  const session = new Session(emptyFile("x", 3));
  session.call(call("ecs", "CreateCluster", { clusterName: "prod", capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }] }));
  const tables = tablesOf(session);
  const calls = managedCalls({ ...managedDraftFor("prod", tables), ...change }, "prod", tables) ?? [];
  for (const asked of calls) {
    const answer = session.call(asked);
    if (!answer.ok) return { tables: tablesOf(session), field: fieldOf(asked.operation, answer) };
  }
  return { tables: tablesOf(session), field: null, operations: calls.map(({ operation }) => operation) };
}

test("the form makes the role where it is missing, the provider for its cluster, and the default strategy of its kind alone", () => {
  const { tables, operations } = made({ isDefault: true });
  expect(operations).toEqual(["CreateRole", "PutRolePolicy", "CreateCapacityProvider", "PutClusterCapacityProviders"]);
  const [options] = tables["ecs.clusterOptions"].values();
  expect(options).toMatchObject({ capacityProviders: ["FARGATE", "prod-managed-cp"], defaultCapacityProviderStrategy: [{ capacityProvider: "prod-managed-cp", weight: 1 }] });
  expect(providersFor(undefined, options)).toEqual(["prod-managed-cp"]);
  const [{ managedInstances } = {}] = tables["ecs.capacityProviders"].values();
  const { instanceLaunchTemplate } = managedInstances?.settings ?? {};
  expect(instanceLaunchTemplate).toMatchObject({ instanceRequirements: { vCpuCount: { min: 2, max: 4 }, memoryMiB: { min: 4096 } } });
  expect(instanceLaunchTemplate?.networkConfiguration?.subnets).not.toEqual([]);
});

test.each<[string, Partial<ManagedDraft>, string]>([
  ["no subnet", { network: { subnetIds: [], securityGroupIds: [] } }, "subnets"],
  ["a security group that is not there", { network: { ...managedDraftFor("prod", tablesOf(new Session(emptyFile("x", 3)))).network, securityGroupIds: ["sg-0"] } }, "securityGroups"],
  ["a role that is none", { roleArn: "role" }, "role"],
  ["more at least than at most", { vCpus: { min: 4, max: 2 } }, "vCpus"],
  ["as much memory", { memoryMiB: { min: 4096, max: 1024 } }, "memory"],
  ["29 GiB", { storageGiB: 29 }, "storage"],
  ["more than an hour", { letsGo: "after", scaleInSeconds: 3601 }, "scaleInAfter"],
  ["a name that AWS keeps", { name: "fargate-own" }, "providerName"],
])("%s is refused at its field", (_title, change, field) => expect(made(change).field).toBe(field));

test("without what there must be at least there is nothing to call", () => {
  expect(made({ vCpus: { min: null, max: 2 } }).operations).toEqual([]);
});

test("one that stands is changed as it stands, but for what was changed in the form", () => {
  const { tables } = made({ letsGo: "after", scaleInSeconds: 60, capacityOptionType: "SPOT" });
  const row = [...tables["ecs.capacityProviders"].values()].find((one) => !isOverGroup(one));
  if (row === undefined || isOverGroup(row)) throw new Error("it was not made");
  const draft = managedDraftOf(row);
  expect(draft).toMatchObject({ name: row.name, profile: "ecsInstanceRole", storageGiB: 80, letsGo: "after", scaleInSeconds: 60, capacityOptionType: "SPOT" });
  const { infrastructureRoleArn, instanceLaunchTemplate: { capacityOptionType: _fixed, monitoring: _usual, ...template } = {} } = row.managedInstances.settings;
  expect(changeManagedCall({ ...draft, storageGiB: 200, letsGo: "never" }, "prod")).toEqual(
    call("ecs", "UpdateCapacityProvider", { name: row.name, cluster: "prod", managedInstancesProvider: { infrastructureRoleArn, instanceLaunchTemplate: { ...template, storageConfiguration: { storageSizeGiB: 200 } }, infrastructureOptimization: { scaleInAfter: -1 } } } as never),
  );
  expect(changeManagedCall({ ...draft, storageGiB: null }, "prod")).toBeNull();
});
