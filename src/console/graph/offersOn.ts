import { tablesNow, type Tables } from "../store/replica.ts";
import type { Ref } from "../store/selection.ts";
import { carryOut } from "./carryOut.ts";
import { pick } from "./drag.ts";
import { offersFor } from "./operations.ts";
import { OUTSIDE, type Thing, thingOf } from "./things.ts";

/** An operation on a row, ready to be chosen from a list elsewhere than on the map. */
export interface ReadyOffer {
  readonly label: string;
  /** The API operation's name. */
  readonly operation: string;
  readonly danger: boolean;
  readonly run: () => void;
}

/** The operations that apply to a row now: the same that its menu on the map offers. */
export function offersOn(ref: Ref | null): readonly ReadyOffer[] {
  const tables = tablesNow();
  const thing = ref === null ? undefined : thingFor(ref, tables);
  if (thing === undefined) return [];
  return offersFor(thing, tables).map(({ label, operation, danger = false, does }) => ({
    label,
    operation,
    danger,
    run: () => {
      if (does.kind === "pick") pick(does.item);
      else void carryOut(does);
    },
  }));
}

/** A zone is one row but stands in every box; without a place on the map, the first cluster's is meant. */
function thingFor({ table, id }: Ref, tables: Tables): Thing | undefined {
  if (table !== "physics.zones") return thingOf(id, tables);
  for (const { clusterArn, status } of tables["ecs.clusters"].values()) {
    if (status === "ACTIVE") return { kind: "zone", box: clusterArn, availabilityZone: id };
  }
  return { kind: "zone", box: OUTSIDE, availabilityZone: id };
}
