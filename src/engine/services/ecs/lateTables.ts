import type { ClusterConfiguration, ManagedInstancesProvider, SettingName } from "../../../aws/generated/ecs.ts";
import { table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";
import type { StrategyItem, Tag } from "./tables.ts";

// Tables of what few accounts have. They are listed in a module of their own that stands last: the digest knows a
// table by its place.

/** How ECS shall scale the group of a capacity provider. */
export interface ManagedScalingRow {
  readonly status: "ENABLED" | "DISABLED";
  readonly targetCapacity: number;
  readonly minimumScalingStepSize: number;
  readonly maximumScalingStepSize: number;
  readonly instanceWarmupPeriod: number;
}

/** What can be changed of a capacity provider. */
export interface CapacityProviderSettings {
  readonly managedScaling: ManagedScalingRow;
  readonly managedTerminationProtection: "ENABLED" | "DISABLED";
  readonly managedDraining: "ENABLED" | "DISABLED";
}

/** What ECS is to launch by itself, for one cluster alone. */
export interface ManagedInstances {
  readonly clusterArn: string;
  /** As asked for, with what ECS takes where nothing is said. */
  readonly settings: ManagedInstancesProvider;
}

interface ProviderRow {
  readonly capacityProviderArn: string;
  readonly name: string;
  readonly status: "ACTIVE" | "INACTIVE";
  /** null: nothing was changed yet. */
  readonly updateStatus: "DELETE_IN_PROGRESS" | "DELETE_COMPLETE" | "DELETE_FAILED" | "UPDATE_COMPLETE" | "CREATE_COMPLETE" | null;
  readonly updateStatusReason: string | null;
  readonly tags: readonly Tag[];
  /** When it was deleted; it can be described for an hour. */
  readonly inactiveSince: SimTime | null;
}

/** A capacity provider over an Auto Scaling group. */
export interface GroupProviderRow extends ProviderRow, CapacityProviderSettings {
  readonly autoScalingGroupArn: string;
  readonly managedInstances?: never;
}

/** A capacity provider over instances that ECS launches. */
export interface ManagedProviderRow extends ProviderRow, Readonly<Partial<Record<keyof CapacityProviderSettings | "autoScalingGroupArn", never>>> {
  readonly managedInstances: ManagedInstances;
  /** Why the last launch failed, in the words of who refused it; null: it did not. */
  readonly trouble: string | null;
}

export type CapacityProviderRow = GroupProviderRow | ManagedProviderRow;

/** A namespace of Cloud Map that a cluster names; nothing is registered there yet. */
export interface NamespaceRow {
  readonly name: string;
  readonly arn: string;
}

/** What only some clusters are given. A cluster without a row has none of it. */
export interface ClusterOptionsRow {
  readonly clusterArn: string;
  /** Names of the associated capacity providers. */
  readonly capacityProviders: readonly string[];
  readonly defaultCapacityProviderStrategy: readonly StrategyItem[];
  readonly serviceConnectNamespace: NamespaceRow | null;
  readonly configuration: ClusterConfiguration | null;
}

/** A task in whose containers commands may be run. */
export interface ExecutableTaskRow {
  readonly taskArn: string;
}

/** A setting of one user or role, which counts for nobody here: calls are made as the root user. */
export interface PrincipalSettingRow {
  /** `principalArn|name` */
  readonly settingKey: string;
  readonly principalArn: string;
  readonly name: SettingName;
  readonly value: string;
}

export const capacityProviders = table<CapacityProviderRow>("ecs.capacityProviders", "capacityProviderArn", 10_000);
export const clusterOptions = table<ClusterOptionsRow>("ecs.clusterOptions", "clusterArn", 10_000);
export const executableTasks = table<ExecutableTaskRow>("ecs.executableTasks", "taskArn");
export const principalSettings = table<PrincipalSettingRow>("ecs.principalSettings", "settingKey", 10_000);
