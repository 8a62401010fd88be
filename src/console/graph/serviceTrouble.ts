import type { Rows } from "../../bridge/protocol.ts";
import { type Tables, useReplica } from "../store/replica.ts";
import { grouping } from "./grouping.ts";

const eventsOf = grouping<"ecs.serviceEvents">((event) => event.serviceArn);

/** What a service last complained about, in AWS's words; null when it has reached a steady state since. */
export function useServiceTrouble(serviceArn: string): string | null {
  return useReplica(({ tables }) => troubleOf(tables, serviceArn));
}

/** The same of tables at hand. A service's events are read once for as long as no new one comes. */
export function troubleOf(tables: Pick<Tables, "ecs.serviceEvents">, serviceArn: string): string | null {
  const events = eventsOf(tables["ecs.serviceEvents"], serviceArn);
  const known = troubles.get(events);
  if (known !== undefined) return known;
  const trouble = troubleIn(events);
  troubles.set(events, trouble);
  return trouble;
}

const troubles = new WeakMap<readonly Rows["ecs.serviceEvents"][], string | null>();

/** The last trouble the events tell of that no steady state came after. */
export function troubleIn(events: readonly Rows["ecs.serviceEvents"][]): string | null {
  let trouble: Rows["ecs.serviceEvents"] | undefined;
  for (const event of events) {
    if (TROUBLE.test(event.message) && (trouble === undefined || event.createdAt >= trouble.createdAt)) trouble = event;
  }
  if (trouble === undefined) return null;
  const { createdAt, message } = trouble;
  return events.some((event) => STEADY.test(event.message) && event.createdAt >= createdAt) ? null : message;
}

const TROUBLE = /\) (was unable to|is unable to|\(instance .*\) is unhealthy)|\bdeployment failed\b/;
const STEADY = /\) (has reached a steady state\.$|is AZ balanced with )/;
