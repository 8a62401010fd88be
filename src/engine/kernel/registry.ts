import { assert, fail } from "../../lib/assert.ts";
import type { Reaction } from "./event.ts";
import type { Guard, Module } from "./module.ts";
import type { Operation } from "./operation.ts";
import { Rows } from "./rows.ts";
import type { AnyTable } from "./table.ts";
import type { Firing, Timer } from "./timer.ts";

/** Who does what in a world: the modules' lists, made ready to be looked up. Never changes. */
export class Registry {
  readonly firings: readonly Firing[];
  /** Which firing serves a timer, by its serial. */
  readonly #kinds: (number | undefined)[] = [];
  readonly #operations = new Map<string, Operation>();
  readonly #reactions = new Map<string, readonly Reaction[]>();
  readonly #guards = new Map<string, readonly Guard[]>();
  readonly #modules: readonly Module[];

  constructor(modules: readonly Module[]) {
    this.#modules = modules;
    this.firings = modules.flatMap((module) => module.firings);
    const bound = new Set<string>();
    this.firings.forEach(({ timer }, kind) => {
      assert(!bound.has(timer.name), `timer ${timer.name} is bound twice`);
      bound.add(timer.name);
      this.#kinds[timer.serial] = kind;
    });
    for (const operation of modules.flatMap((module) => module.operations)) {
      const name = `${operation.service}.${operation.name}`;
      assert(!this.#operations.has(name), `operation ${name} is listed twice`);
      this.#operations.set(name, operation);
    }
    for (const reaction of modules.flatMap((module) => module.reactions)) append(this.#reactions, reaction.event, reaction);
    for (const guard of modules.flatMap((module) => module.guards)) append(this.#guards, guard.table, guard);
  }

  /** Empty tables, by name, with their indexes. */
  openTables(): ReadonlyMap<string, Rows> {
    const indexes = this.#modules.flatMap((module) => module.indexes);
    const tables = new Map<string, Rows>();
    for (const table of this.#modules.flatMap((module) => module.tables)) {
      assert(!tables.has(table.name), `table ${table.name} is listed twice`);
      const own = indexes.filter((index) => (index.table as AnyTable) === table);
      tables.set(table.name, new Rows(table, { indexes: own, guards: this.#guards.get(table.name) ?? [], ordinal: tables.size }));
    }
    for (const name of this.#guards.keys()) assert(tables.has(name), `a guard watches ${name}, which is no table`);
    return tables;
  }

  operation(service: string, name: string): Operation | undefined {
    return this.#operations.get(`${service}.${name}`) ?? this.#sinceCome(service, name);
  }

  /** A module's list may have been filled since: see `src/engine/services/late.ts`. */
  #sinceCome(service: string, name: string): Operation | undefined {
    return this.#modules.flatMap((module) => module.operations).find((operation) => operation.service === service && operation.name === name);
  }

  kindOf(timer: Timer): number {
    return this.#kinds[timer.serial] ?? fail(`nobody serves timer ${timer.name}`);
  }

  reactionsTo(event: string): readonly Reaction[] {
    return this.#reactions.get(event) ?? NOBODY;
  }
}

const NOBODY: readonly Reaction[] = [];

function append<T>(lists: Map<string, readonly T[]>, key: string, item: T): void {
  lists.set(key, [...(lists.get(key) ?? []), item]);
}
