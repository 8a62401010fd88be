import type { Rows } from "../../bridge/protocol.ts";
import { useReplica } from "../store/replica.ts";
import { grouping } from "./grouping.ts";

const eventsOf = grouping<"ecs.serviceEvents">((event) => event.serviceArn);

/** What a service last complained about, in AWS's words; null when it has since done something else, or is fine. */
export function useServiceTrouble(serviceArn: string): string | null {
  return useReplica(({ tables }) => troubleIn(eventsOf(tables["ecs.serviceEvents"], serviceArn)));
}

/** The trouble that the newest event tells of. */
export function troubleIn(events: readonly Rows["ecs.serviceEvents"][]): string | null {
  let newest: Rows["ecs.serviceEvents"] | undefined;
  for (const event of events) if (newest === undefined || event.createdAt >= newest.createdAt) newest = event;
  return newest !== undefined && TROUBLE.test(newest.message) ? newest.message : null;
}

const TROUBLE = /\) (was unable to|is unable to|\(instance .*\) is unhealthy)|\bdeployment failed\b/;
