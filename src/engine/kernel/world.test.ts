import { expect, test } from "vitest";
import type { Context } from "./context.ts";
import { event, reaction } from "./event.ts";
import { guard, type Module } from "./module.ts";
import { operation, reading, type Operation } from "./operation.ts";
import { Refusal } from "./refusal.ts";
import { index, table, unhashed } from "./table.ts";
import { firing, timer } from "./timer.ts";
import { STEPS_IN_ONE_INSTANT } from "./verbs.ts";
import { World } from "./world.ts";

/** The kernel would run a bank as well, so a bank tests it. */
interface Account {
  readonly id: string;
  readonly owner: string;
  readonly balance: number;
}

const accounts = table<Account>("bank.accounts", "id", 1000);
const asked: string[] = [];
const accountsByOwner = index("byOwner", {
  table: accounts,
  reads: ["owner"],
  by: (account) => {
    asked.push(account.owner);
    return account.owner;
  },
});
// @ts-expect-error A grouping sees no field that it does not name.
void index("inDebt", { table: accounts, reads: ["owner"], by: (account) => (account.balance < 0 ? account.owner : undefined) });
const payInterest = timer("bank.payInterest");
const ring = timer("bank.ring", 100);
const loop = timer("bank.loop");
const paid = event<{ id: string; amount: number }>("bank.paid");

const open = operation("bank", "Open", {
  check: (view, input: { id: string; owner: string; balance: number }) => {
    if (view.find(accounts, input.id) !== undefined) throw new Refusal("AccountExists", "The account exists.");
    return input;
  },
  apply: (ctx, input) => {
    ctx.insert(accounts, { id: input.id, owner: input.owner, balance: input.balance });
    ctx.schedule(payInterest, input.id, 1000);
    return { id: input.id };
  },
});

const give = operation("bank", "Give", {
  check: (_view, input: { id: string; owner: string }) => input,
  apply: (ctx, { id, owner }) => void ctx.update(accounts, id, { owner }),
});

const pay = operation("bank", "Pay", {
  check: (view, input: { id: string; amount: number }) => ({ account: view.need(accounts, input.id), ...input }),
  apply: (ctx, { account, amount }) => {
    ctx.update(accounts, account.id, { balance: account.balance + amount });
    ctx.emit(paid, { id: account.id, amount });
    return {};
  },
});

const close = operation("bank", "Close", {
  check: (view, input: { id: string }) => view.need(accounts, input.id),
  apply: (ctx, account) => ctx.remove(accounts, account.id),
});

let statements = 0;

const state = operation("bank", "State", {
  check: (view, input: { id: string }) => view.need(accounts, input.id),
  apply: (ctx, account) => ctx.update(accounts, account.id, { balance: account.balance - 1 }),
  answer: (view, { id }) => ({ statement: ++statements, balance: view.need(accounts, id).balance }),
});

/** Calls for a statement, and with `reads` for its answer as well. */
const order = operation("bank", "Order", {
  check: (_view, input: { id: string; reads: boolean }) => input,
  apply: (ctx, { id, reads }) => ctx[reads ? "ask" : "call"]("bank", "State", { id }),
});

const hang = operation("bank", "Hang", {
  check: () => undefined,
  apply: (ctx) => ctx.schedule(loop, "x", 0),
});

const balance = reading("bank", "Balance", (view, input: { id: string }) => view.need(accounts, input.id).balance);

const bank: Module = {
  name: "bank",
  tables: [accounts],
  indexes: [accountsByOwner],
  operations: [open, give, pay, close, state, order, hang, balance],
  firings: [
    firing(payInterest, (ctx, id) => {
      if (ctx.find(accounts, id) === undefined) return;
      ctx.call("bank", "Pay", { id, amount: 1 + ctx.random("interest", 10) });
      ctx.schedule(payInterest, id, 1000);
    }),
    firing(ring, () => undefined),
    firing(loop, (ctx, subject) => ctx.schedule(loop, subject, 0)),
  ],
  reactions: [reaction(paid, (ctx, { id }) => ctx.schedule(ring, id, 10))],
  guards: [guard(accounts, (_view, row) => (row.balance < 0 ? `balance ${row.balance}` : undefined))],
};

function world(seed = 1): World {
  return new World([bank], seed);
}

function act(bankWorld: World, name: string, input: object) {
  return bankWorld.dispatch(bankWorld.operation("bank", name) as Operation, input);
}

test("a refusal changes nothing, and says why", () => {
  const w = world();
  act(w, "Open", { id: "a", owner: "ann", balance: 5 });
  const { digest, logged, steps } = w;
  expect(act(w, "Open", { id: "a", owner: "bob", balance: 1 })).toEqual({
    ok: false,
    code: "AccountExists",
    message: "The account exists.",
  });
  expect([w.digest, w.logged, w.steps]).toEqual([digest, logged, steps]);
});

test("what is called with is the caller's, who may change it and call again", () => {
  const [reusing, fresh] = [world(), world()];
  const input = { id: "a", owner: "ann", balance: 5, more: { note: "first" } };
  act(reusing, "Open", input);
  act(fresh, "Open", structuredClone(input));
  input.id = "b";
  input.more.note = "second";
  act(reusing, "Open", input);
  act(fresh, "Open", structuredClone(input));
  expect(reusing.digest).toBe(fresh.digest);
});

test("reading changes nothing and is not written down", () => {
  const w = world();
  act(w, "Open", { id: "a", owner: "ann", balance: 5 });
  const { digest, logged } = w;
  expect(act(w, "Balance", { id: "a" })).toEqual({ ok: true, output: 5 });
  expect([w.digest, w.logged]).toEqual([digest, logged]);
});

test("what was done is described for who reads it alone, and as it is then", () => {
  const w = world();
  act(w, "Open", { id: "a", owner: "ann", balance: 5 });
  statements = 0;
  expect(act(w, "Order", { id: "a", reads: false })).toMatchObject({ output: { ok: true } });
  expect(statements).toBe(0);
  expect(act(w, "Order", { id: "a", reads: true })).toEqual({ ok: true, output: { ok: true, output: { statement: 1, balance: 3 } } });
  expect(act(w, "State", { id: "a" })).toEqual({ ok: true, output: { statement: 2, balance: 2 } });
});

test("each line of the log knows the line that caused it", () => {
  const w = world();
  act(w, "Open", { id: "a", owner: "ann", balance: 5 });
  w.runUntil(1000);
  const [opening, payment, told] = w.log;
  expect(opening).toMatchObject({ name: "call", cause: 0 });
  expect(payment).toMatchObject({ name: "call", cause: opening?.seq, at: 1000 });
  expect(told).toMatchObject({ name: "bank.paid", cause: payment?.seq });
});

test("an index follows its rows, and keeps the order in which they came", () => {
  const w = world();
  for (const id of ["c", "a", "b"]) act(w, "Open", { id, owner: "ann", balance: 0 });
  act(w, "Close", { id: "a" });
  act(w, "Open", { id: "a", owner: "ann", balance: 0 });
  expect(w.view.where(accountsByOwner, "ann").map((row) => row.id)).toEqual(["c", "b", "a"]);
  expect(w.view.count(accountsByOwner, "bob")).toBe(0);
});

test("an index is not asked again for a change of what it does not read", () => {
  const w = world();
  act(w, "Open", { id: "a", owner: "ann", balance: 0 });
  asked.length = 0;
  act(w, "Pay", { id: "a", amount: 1 });
  expect(asked).toEqual([]);
  act(w, "Give", { id: "a", owner: "bob" });
  expect(asked).toEqual(["ann", "bob"]);
  expect([w.view.count(accountsByOwner, "ann"), w.view.where(accountsByOwner, "bob")]).toEqual([0, [{ id: "a", owner: "bob", balance: 1 }]]);
});

test("a row cannot be written to, only replaced", () => {
  const w = world();
  act(w, "Open", { id: "a", owner: "ann", balance: 5 });
  expect(() => Object.assign(w.view.need(accounts, "a"), { balance: 6 })).toThrow(TypeError);
  act(w, "Pay", { id: "a", amount: 1 });
  expect(() => Object.assign(w.view.need(accounts, "a"), { balance: 7 })).toThrow(TypeError);
});

test("a guard stops the world at the row that broke it", () => {
  const w = world();
  act(w, "Open", { id: "a", owner: "ann", balance: 5 });
  expect(() => act(w, "Pay", { id: "a", amount: -6 })).toThrow("bank.accounts a: balance -1");
});

test("two rules that wake each other for ever are stopped", () => {
  expect(() => act(world(), "Hang", {})).toThrow(`more than ${STEPS_IN_ONE_INSTANT} steps at 0 ms`);
});

test("pace does not matter: in one go, in slices, timer by timer", () => {
  const lives = [1, 2, 3].map(() => {
    const w = world(7);
    act(w, "Open", { id: "a", owner: "ann", balance: 5 });
    act(w, "Open", { id: "b", owner: "ann", balance: 5 });
    return w;
  });
  lives[0]?.runUntil(60_000);
  for (let at = 0; at <= 60_000; at += 100) lives[1]?.runUntil(at);
  while (lives[2]?.runSome(60_000, 1) === false);
  expect(new Set(lives.map((w) => w.digest)).size).toBe(1);
});

test("a restored world goes on as the saved one did, whatever happened in between", () => {
  const w = world(3);
  for (const id of ["a", "b", "c"]) act(w, "Open", { id, owner: "ann", balance: 5 });
  w.runUntil(5500);
  const checkpoint = w.save();
  w.runUntil(20_000);
  const { digest, logged } = w;
  act(w, "Close", { id: "a" });
  w.runUntil(90_000);
  w.restore(checkpoint);
  expect(w.now).toBe(5500);
  w.runUntil(20_000);
  expect([w.digest, w.logged]).toEqual([digest, logged]);
});

test("the digest takes in nothing of a table that is unhashed, and a restored world has its rows as they were", () => {
  const notes = unhashed(table<{ readonly id: string; readonly text: string }>("bank.notes", "id"));
  const write = (ctx: Context, text: string) =>
    ctx.find(notes, "a") === undefined ? ctx.insert(notes, { id: "a", text }) : text === "" ? ctx.remove(notes, "a") : ctx.update(notes, "a", { text });
  const life = (texts: readonly string[]) => {
    const world = new World([{ name: "bank", tables: [notes], indexes: [], operations: [], firings: [], reactions: [], guards: [] }], 1);
    for (const text of texts) write(world.context, text);
    return world;
  };
  const world = life(["one", "two"]);
  expect(world.digest).toBe(life(["one", "two", "three", ""]).digest);
  const saved = world.save();
  write(world.context, "three");
  world.restore(saved);
  expect(world.rows("bank.notes")).toEqual([["a", { id: "a", text: "two" }]]);
});

test("changes are handed out once", () => {
  const w = world();
  act(w, "Open", { id: "a", owner: "ann", balance: 5 });
  expect(w.takeChanges()).toEqual(new Map([["bank.accounts", ["a"]]]));
  expect(w.takeChanges().size).toBe(0);
});

test("another seed is another life", () => {
  const digests = [1, 2].map((seed) => {
    const w = world(seed);
    act(w, "Open", { id: "a", owner: "ann", balance: 5 });
    w.runUntil(10_000);
    return w.digest;
  });
  expect(digests[0]).not.toBe(digests[1]);
});

test("a guard is told what the row was when the step began, and where it lies", () => {
  const seen: (readonly [number | undefined, number, number])[] = [];
  const watched: Module = { ...bank, guards: [guard(accounts, (_view, row, before, place) => void seen.push([before?.balance, row.balance, place]))] };
  const w = new World([watched], 1);
  act(w, "Open", { id: "a", owner: "o", balance: 3 });
  act(w, "Open", { id: "b", owner: "o", balance: 1 });
  act(w, "Pay", { id: "a", amount: 5 });
  const [a = -1, b = -1] = ["a", "b"].map((id) => w.view.placeOf(accounts, id));
  expect(a).not.toBe(b);
  expect(w.view.placeOf(accounts, "c")).toBeUndefined();
  expect(seen).toEqual([
    [undefined, 3, a],
    [undefined, 1, b],
    [3, 8, a],
  ]);
});

test("a row that takes the place of one that went is told of as well", () => {
  const w = world();
  for (const id of ["a", "b"]) act(w, "Open", { id, owner: "o", balance: 1 });
  w.takeChanges();
  act(w, "Close", { id: "a" });
  act(w, "Open", { id: "c", owner: "o", balance: 1 });
  act(w, "Pay", { id: "c", amount: 1 });
  expect(w.takeChanges()).toEqual(new Map([["bank.accounts", ["a", "c"]]]));
});
