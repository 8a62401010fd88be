import type { Rows } from "../../bridge/protocol.ts";
import { byCodeUnit } from "../../lib/compare.ts";
import { revisionIn } from "../store/names.ts";
import { type Tables, useReplica } from "../store/replica.ts";
import { serviceHue } from "../store/serviceHue.ts";

/** What a task's chip and its segment in a bar need to know of its service. */
export interface ServiceLook {
  readonly name: string;
  /** The shortest beginning of the name that no other service has. */
  readonly short: string;
  readonly hue: number;
  readonly newest: string;
}

type Table = ReadonlyMap<string, Rows["ecs.services"]>;

let seen: Table | undefined;
let looks: ReadonlyMap<string, ServiceLook> = new Map();

/** The looks of all services; a new map only when one of them looks different, not when its counts change. */
export function serviceLooks({ tables }: { readonly tables: Pick<Tables, "ecs.services"> }): ReadonlyMap<string, ServiceLook> {
  const table = tables["ecs.services"];
  if (table === seen) return looks;
  seen = table;
  const shorts = shortestUnique([...new Set([...table.values()].map(({ serviceName }) => serviceName))]);
  const next = new Map<string, ServiceLook>();
  for (const [arn, row] of table) {
    const short = shorts.get(row.serviceName) ?? row.serviceName;
    const look = { name: row.serviceName, short, hue: serviceHue(row), newest: row.taskDefinitionArn };
    const before = looks.get(arn);
    next.set(arn, before !== undefined && same(before, look) ? before : look);
  }
  const unchanged = next.size === looks.size && [...next].every(([arn, look]) => looks.get(arn) === look);
  if (!unchanged) looks = next;
  return looks;
}

export function useServiceLooks(): ReadonlyMap<string, ServiceLook> {
  return useReplica(serviceLooks);
}

export function useServiceLook(serviceArn: string): ServiceLook | undefined {
  return useReplica((state) => serviceLooks(state).get(serviceArn));
}

/**
 * The hue a definition's tasks have: that of a service that runs its family, else the one the next service gets.
 */
export function hueOfDefinition(taskDefinitionArn: string, tables: Tables): number {
  const family = withoutRevision(taskDefinitionArn);
  let next = 0;
  for (const row of tables["ecs.services"].values()) {
    if (withoutRevision(row.taskDefinitionArn) === family) return serviceHue(row);
    next = Math.max(next, serviceHue(row));
  }
  return next + 1;
}

/** For each name the shortest beginning, of two letters at least, that tells it from the others. */
export function shortestUnique(names: readonly string[]): ReadonlyMap<string, string> {
  const sorted = names.toSorted(byCodeUnit);
  return new Map(
    sorted.map((name, at) => {
      const shared = Math.max(sharedLength(name, sorted[at - 1] ?? ""), sharedLength(name, sorted[at + 1] ?? ""));
      return [name, name.slice(0, Math.max(2, shared + 1))];
    }),
  );
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function withoutRevision(arn: string): string {
  return arn.slice(0, arn.length - String(revisionIn(arn)).length);
}

function same(a: ServiceLook, b: ServiceLook): boolean {
  return a.name === b.name && a.short === b.short && a.hue === b.hue && a.newest === b.newest;
}
