import type { Rows } from "../../bridge/protocol.ts";
import { sameJson } from "../../lib/sameJson.ts";
import { NO_PLACEMENT, type PlacementDraft, placementDraftOf } from "../placement/placementDraft.ts";
import { type StrategyRow, strategyOf } from "./capacity/strategyDraft.ts";
import type { NetworkDraft } from "./networkDraft.ts";
import { runsOnBy, strategyOfService } from "./runsOn.ts";

type ServiceRow = Rows["ecs.services"];

/** What a form holds of a service's capacity, and what has to go with it. */
export interface CapacityDraft {
  /** Empty: its launch type. */
  readonly strategy: readonly StrategyRow[];
  readonly network: NetworkDraft;
  readonly placement: PlacementDraft;
}

/** Whether a form asks for another strategy than the service has. */
export const asksToMove = (row: ServiceRow, strategy: readonly StrategyRow[]): boolean => !sameJson(strategyOf(strategy), strategyOf(strategyOfService(row)));

/** The draft with another strategy: on Fargate tasks can have public addresses and have no placement, on instances it is the other way round. */
export function withStrategy<Draft extends CapacityDraft>(row: ServiceRow, draft: Draft, strategy: readonly StrategyRow[]): Draft {
  const to = runsOnBy(strategy, row);
  if (to === runsOnBy(draft.strategy, row)) return { ...draft, strategy };
  const { isPublic: _isPublic, ...network } = draft.network;
  if (to === "EC2") return { ...draft, strategy, network, placement: placementDraftOf(row) };
  return { ...draft, strategy, network: { ...network, isPublic: true }, placement: NO_PLACEMENT };
}
