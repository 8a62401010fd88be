import { expect, test } from "vitest";
import { call } from "../../../aws/generated/api.ts";
import type { TableChanges, TableName } from "../../../bridge/protocol.ts";
import { emptyFile } from "../../../engine/session/scenario.ts";
import { Session } from "../../../engine/session/session.ts";
import { fold, NO_TABLES, type Tables } from "../../store/replica.ts";
import { fieldOf } from "../fieldOf.ts";
import { providersFor } from "../runsOn.ts";
import { type ManagedDraft, managedCalls, managedDraftFor } from "./managedDraft.ts";

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
  ["a name that AWS keeps", { name: "fargate-own" }, "providerName"],
])("%s is refused at its field", (_title, change, field) => expect(made(change).field).toBe(field));

test("without what there must be at least there is nothing to call", () => {
  expect(made({ vCpus: { min: null, max: 2 } }).operations).toEqual([]);
});
