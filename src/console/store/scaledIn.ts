import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Call, StoppedTask } from "../../bridge/protocol.ts";
import { engine } from "./engine.ts";
import { nameIn } from "./names.ts";
import { tablesNow } from "./replica.ts";

/** A service that was told to have fewer tasks, and the tasks that go for it. */
export interface ScaledIn {
  readonly serviceArn: string;
  readonly from: number;
  readonly to: number;
  readonly stopped: readonly StoppedTask[];
}

const store = createStore<{ readonly last: ScaledIn | null }>(() => ({ last: null }));

/**
 * Thinks a call through that asks a service for fewer tasks than it has; null: it is no such call. The answer is
 * handed to `rememberScaleIn` once the call was accepted.
 */
export async function foreseeScaleIn({ service, operation, input }: Call): Promise<ScaledIn | null> {
  if (service !== "ecs" || operation !== "UpdateService") return null;
  const { desiredCount, cluster = "default", service: name = "" } = input as { desiredCount?: number; cluster?: string; service?: string };
  if (desiredCount === undefined) return null;
  for (const row of tablesNow()["ecs.services"].values()) {
    if (nameIn(row.clusterArn) !== nameIn(cluster) || row.serviceName !== nameIn(name) || row.status !== "ACTIVE") continue;
    if (desiredCount >= row.desiredCount) return null;
    const { stopped } = await engine().plan({ calls: [{ service, operation, input }], explain: [] });
    return { serviceArn: row.serviceArn, from: row.desiredCount, to: desiredCount, stopped };
  }
  return null;
}

export function rememberScaleIn(scaledIn: ScaledIn | null): void {
  if (scaledIn !== null) store.setState({ last: scaledIn });
}

export function forgetScaleIn(): void {
  store.setState({ last: null });
}

/** The last scale-in of a service, for as long as it still wants that many tasks. */
export function useScaleIn(serviceArn: string, desiredCount: number): ScaledIn | null {
  return useStore(store, ({ last }) => (last?.serviceArn === serviceArn && last.to === desiredCount ? last : null));
}
