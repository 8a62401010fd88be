import { capacityProviderArn, clusterArn } from "../../../aws/arn.ts";
import { call } from "../../../aws/generated/api.ts";
import type { AutoScalingGroupProviderUpdate } from "../../../aws/generated/ecs.ts";
import type { Call } from "../../../bridge/protocol.ts";
import type { GroupProvider } from "../../store/providerKinds.ts";
import type { Tables } from "../../store/replica.ts";
import { firstFree } from "../choices.ts";

/** What the forms hold of a capacity provider over a group; null in a number means an empty field. */
export interface ProviderDraft {
  readonly name: string;
  readonly isScaling: boolean;
  readonly targetCapacity: number | null;
  readonly minimumStep: number | null;
  readonly maximumStep: number | null;
  readonly warmupSeconds: number | null;
  /** Managed termination protection. */
  readonly isProtecting: boolean;
  readonly isDraining: boolean;
  /** Whether tasks are placed by it where nothing else is said. */
  readonly isDefault: boolean;
}

/** What AWS's console begins with, under a name that is free. ECS API, ManagedScaling, for the numbers. */
export function providerDraftFor(base: string, tables: Pick<Tables, "ecs.capacityProviders">): ProviderDraft {
  const taken = new Set<string>();
  for (const { name, status } of tables["ecs.capacityProviders"].values()) if (status === "ACTIVE") taken.add(name);
  // A name may not begin with these.
  const stem = /^(aws|ecs|fargate)/i.test(base) ? `my-${base}` : base;
  return { name: firstFree(`${stem}-cp`, taken), isScaling: true, targetCapacity: 100, minimumStep: 1, maximumStep: 10_000, warmupSeconds: 300, isProtecting: false, isDraining: true, isDefault: false };
}

/** What stands of one that is to be changed. */
export function providerDraftOf({ name, managedScaling: scaling, managedTerminationProtection, managedDraining }: GroupProvider): ProviderDraft {
  return {
    name,
    isScaling: scaling.status === "ENABLED",
    targetCapacity: scaling.targetCapacity,
    minimumStep: scaling.minimumScalingStepSize,
    maximumStep: scaling.maximumScalingStepSize,
    warmupSeconds: scaling.instanceWarmupPeriod,
    isProtecting: managedTerminationProtection === "ENABLED",
    isDraining: managedDraining === "ENABLED",
    isDefault: false,
  };
}

const enabled = (is: boolean) => (is ? "ENABLED" : "DISABLED");

function settingsOf({ isScaling, targetCapacity, minimumStep, maximumStep, warmupSeconds, isProtecting, isDraining }: ProviderDraft): AutoScalingGroupProviderUpdate | null {
  if (targetCapacity === null || minimumStep === null || maximumStep === null || warmupSeconds === null) return null;
  const numbers = { targetCapacity, minimumScalingStepSize: minimumStep, maximumScalingStepSize: maximumStep, instanceWarmupPeriod: warmupSeconds };
  return {
    managedScaling: { status: enabled(isScaling), ...(isScaling ? numbers : {}) },
    managedTerminationProtection: enabled(isProtecting),
    managedDraining: enabled(isDraining),
  };
}

export function createProviderCall(draft: ProviderDraft, autoScalingGroupArn: string): Call | null {
  const settings = settingsOf(draft);
  return settings === null || draft.name === "" ? null : call("ecs", "CreateCapacityProvider", { name: draft.name, autoScalingGroupProvider: { autoScalingGroupArn, ...settings } });
}

export function updateProviderCall(draft: ProviderDraft): Call | null {
  const settings = settingsOf(draft);
  return settings === null ? null : call("ecs", "UpdateCapacityProvider", { name: draft.name, autoScalingGroupProvider: settings });
}

/** A cluster is given all of its providers at once: those it has stay. */
export function associated({ name, isDefault }: ProviderDraft, cluster: string, tables: AssociatedTables): readonly Call[] {
  return [association(name, cluster, { kind: "group", isDefault, tables })];
}

/** One of managed instances is its cluster's from the beginning: the call that takes it into the default strategy. */
export const managedByDefault = (name: string, cluster: string, tables: AssociatedTables): Call => association(name, cluster, { kind: "managed", isDefault: true, tables });

type AssociatedTables = Pick<Tables, "ecs.clusterOptions" | "ecs.capacityProviders">;

interface Association {
  readonly kind: Kind;
  readonly isDefault: boolean;
  readonly tables: AssociatedTables;
}

function association(name: string, cluster: string, { kind, isDefault, tables }: Association): Call {
  const { capacityProviders = [], defaultCapacityProviderStrategy: before = [] } = tables["ecs.clusterOptions"].get(clusterArn(cluster)) ?? {};
  return call("ecs", "PutClusterCapacityProviders", {
    cluster,
    capacityProviders: [...capacityProviders, name],
    defaultCapacityProviderStrategy: isDefault ? [...before.filter(({ capacityProvider }) => kindOf(capacityProvider, tables) === kind), { capacityProvider: name, base: 0, weight: 1 }] : before,
  });
}

/** Of one kind are all in a strategy. */
type Kind = "fargate" | "group" | "managed";

function kindOf(name: string, tables: AssociatedTables): Kind {
  if (name.startsWith("FARGATE")) return "fargate";
  return tables["ecs.capacityProviders"].get(capacityProviderArn(name))?.managedInstances === undefined ? "group" : "managed";
}
