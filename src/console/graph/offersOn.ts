import { tablesNow } from "../store/replica.ts";
import type { Ref } from "../store/selection.ts";
import { carryOut } from "./carryOut.ts";
import { pick } from "./drag.ts";
import { offersFor } from "./operations.ts";
import { thingOf } from "./things.ts";

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
  const thing = ref === null ? undefined : thingOf(ref.id, tables);
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
