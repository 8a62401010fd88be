import type { Rows } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { useSelected } from "../../store/selection.ts";
import { serviceBehind } from "../../store/serviceBehind.ts";

/** The service whose tasks the timeline shows; null: those of all. */
export function useShownService(tables: Tables): Rows["ecs.services"] | null {
  return serviceBehind(useSelected(), tables);
}
