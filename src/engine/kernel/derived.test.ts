import { expect, test } from "vitest";
import { hearing, type Derived } from "./derived.ts";
import type { Module } from "./module.ts";
import { table } from "./table.ts";
import { World } from "./world.ts";

interface Account {
  readonly id: string;
  readonly balance: number;
}

const accounts = table<Account>("bank.accounts", "id");

const bank: Module = { name: "bank", tables: [accounts], indexes: [], operations: [], firings: [], reactions: [], guards: [] };

let built = 0;

/** What the bank holds in all. */
const total: Derived<{ sum: number }> = {
  name: "bank.total",
  build: (view) => {
    built++;
    return { sum: view.all(accounts).reduce((sum, { balance }) => sum + balance, 0) };
  },
  hears: [
    hearing(accounts, (state: { sum: number }, before, after) => {
      state.sum += (after?.balance ?? 0) - (before?.balance ?? 0);
    }),
  ],
};

function bankWith(...balances: readonly number[]): World {
  const world = new World([bank], 1);
  balances.forEach((balance, i) => world.context.insert(accounts, { id: `a${i}`, balance }));
  return world;
}

test("it is built when it is first asked for, and follows every change from then on", () => {
  const { context, view } = bankWith(10, 20);
  built = 0;
  expect(view.derived(total).sum).toBe(30);
  context.insert(accounts, { id: "new", balance: 5 });
  context.update(accounts, "a0", { balance: 11 });
  context.update(accounts, "a0", { balance: 11 });
  context.remove(accounts, "a1");
  expect(view.derived(total).sum).toBe(16);
  expect(built).toBe(1);
});

test("a world that is put back builds it anew, and who followed the old one hears no more", () => {
  const world = bankWith(10);
  const old = world.view.derived(total);
  const saved = world.save();
  world.context.update(accounts, "a0", { balance: 90 });
  world.restore(saved);
  world.context.update(accounts, "a0", { balance: 11 });
  expect(old.sum).toBe(90);
  expect(world.view.derived(total).sum).toBe(11);
});

test("whether it was asked for or not, the digest is the same", () => {
  const asked = bankWith(10);
  asked.view.derived(total);
  asked.context.update(accounts, "a0", { balance: 11 });
  const other = bankWith(10);
  other.context.update(accounts, "a0", { balance: 11 });
  expect(asked.digest).toBe(other.digest);
  expect(asked.save()).toEqual(other.save());
});
