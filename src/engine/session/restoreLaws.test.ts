import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { capacity } from "../../../scripts/goldenCapacity.ts";
import { fc } from "../../../scripts/properties.ts";
import { importAccount } from "../../aws/import/account/importAccount.ts";
import { seconds } from "../kernel/time.ts";
import { fullAccount } from "./fullAccount.ts";
import { kindsOfActs, randomSession, type Act } from "./randomSession.ts";
import { emptyFile, playScenario } from "./scenario.ts";
import { Session } from "./session.ts";
import { STAND_IN_TYPES } from "../../aws/import/account/standIns.ts";
import { containerInstances } from "../services/ecs/tables.ts";
import { instanceTypes } from "../services/ec2/instanceTypes.ts";
import { timeless } from "./timeless.ts";
import { answersOf, transcriptOf } from "./transcript.ts";

/** What must hold of an account that is described, pasted and put there again. */

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 30, max: 300 })),
  kind: fc.nat(kindsOfActs() - 1),
  pick: fc.nat(20),
  size: fc.nat(20),
});
const acts = fc.array(act, { minLength: 1, maxLength: 14 });
const seed = fc.nat(1_000_000);

function restored(text: string): Session {
  const { account, problem } = importAccount([text], { mask: true });
  expect(problem).toBeNull();
  const session = new Session(emptyFile("restored", 999_999_937));
  const answer = session.call({ service: "physics", operation: "RestoreAccount", input: { account } });
  expect(answer).toMatchObject({ ok: true });
  return session;
}

/** What answers say of instances, tasks, services and what is free, without the times, which are moved. */
function picture(session: Session): unknown {
  const outputs = answersOf(session).map(({ output }) => output as Readonly<Record<string, unknown>>);
  return outputs.filter((output) => Object.keys(output).some((key) => COMPARED.has(key))).map((output) => timeless(output));
}

const COMPARED = new Set(["containerInstances", "services", "tasks", "taskDefinition", "TargetHealthDescriptions", "clusters"]);

test("what is described, pasted and put there again is described the same", () => {
  fc.assert(
    fc.property(seed, acts, fc.integer({ min: 0, max: 120 }), (seed, acts, wait) => {
      const session = randomSession(seed, acts);
      session.runUntil(session.now + seconds(wait));
      const again = restored(transcriptOf(session));
      const [before, after] = [picture(session), picture(again)];
      // Most are the same, which is found out sooner by their texts.
      if (JSON.stringify(after) !== JSON.stringify(before)) expect(after).toEqual(before);
      again.runUntil(again.now + seconds(90));
    }),
    { numRuns: Number(process.env["RUNS"] ?? 8) },
  );
});

const TRANSCRIPT = readFileSync(new URL("../../aws/import/account/samples/bash.txt", import.meta.url), "utf8");

/** Opens a session on a description, if RestoreAccount takes it, and lets it live for a while. */
function live(account: unknown): Session | undefined {
  const session = new Session(emptyFile("restored", 7));
  if (!session.call({ service: "physics", operation: "RestoreAccount", input: { account } }).ok) return undefined;
  session.runUntil(seconds(400));
  return session;
}

test("a real cluster's transcript lives on as it was: steady, with each of its tasks, and is undone as one call", () => {
  const { account } = importAccount([TRANSCRIPT], { mask: true });
  const session = live(account);
  const outputs = answersOf(session!).map(({ output }) => output);
  expect(outputs).toContainEqual(expect.objectContaining({ services: [expect.objectContaining({ serviceName: "web", runningCount: 4, desiredCount: 4, pendingCount: 0 }), expect.objectContaining({ serviceName: "worker", runningCount: 2 })] }));
  // Its draining instance has given its task to another.
  const [drained] = session!.read((view) => view.all(containerInstances)).filter(({ status }) => status === "DRAINING");
  expect(drained).toMatchObject({ cpuUnitsFree: 2048 });
  const again = new Session(session!.toFile());
  again.runUntil(session!.now);
  expect(again.world.digest).toBe(session!.world.digest);
  session!.undo();
  expect(session!.read((view) => view.size(containerInstances))).toBe(0);
});

/** Where tasks run on what a group has launched for them. */
function onAGroup(): Session {
  const session = new Session(playScenario({ ...capacity, steps: capacity.steps.filter(({ atSeconds = 0 }) => atSeconds < 1_000) }));
  session.runUntil(seconds(600));
  return session;
}

test.each([
  ["a cluster", () => TRANSCRIPT],
  ["an account with something of everything", () => transcriptOf(fullAccount(randomSession(3, [])))],
  ["a cluster on the capacity provider of a group", () => transcriptOf(onAGroup())],
])("what is left of a transcript of %s that was spoilt can be put there, and no guard breaks", (_what, make) => {
  const transcript = make();
  const put = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom("-1", "99999", "0", "null", "[]", '"STOPPED"', '"arn:aws:ecs:::"'));
  const spoil = fc.record({ at: fc.nat(transcript.length), cut: fc.nat(60), put });
  fc.assert(
    fc.property(fc.array(spoil, { minLength: 1, maxLength: 6 }), (spoils) => {
      const text = spoils.reduce((whole, { at, cut, put }) => whole.slice(0, at) + put + whole.slice(at + cut), transcript);
      const { account } = importAccount([text], { mask: false });
      if (account !== null) expect(live(account)).toBeDefined();
    }),
    { numRuns: Number(process.env["RUNS"] ?? 8) },
  );
});

test.each([
  ["a cluster", () => TRANSCRIPT],
  ["a cluster on the capacity provider of a group", () => transcriptOf(onAGroup())],
])("whatever is done to a description of %s, it is taken and lives, or is refused", (_what, make) => {
  const text = JSON.stringify(importAccount([make()], { mask: true }).account);
  const places = [...text.matchAll(/(?<=[:[,])(?:-?\d+|null|true|false|"(?:[^"\\]|\\.)*")(?=[,\]}])/g)];
  const change = fc.record({ place: fc.nat(places.length - 1), put: fc.oneof(fc.constantFrom("null", "-1", "0", "70000", "1e300", '""', '"RUNNING"', '"STOPPED"', '"DAEMON"', "[]", "{}", "true"), fc.nat(places.length - 1).map((place) => places[place]![0])) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const changed = changes.toSorted((a, b) => b.place - a.place).reduce((whole, { place, put }) => {
        const { index, 0: before } = places[place]!;
        return whole.slice(0, index) + put + whole.slice(index + before.length);
      }, text);
      const account = parsed(changed);
      if (account !== undefined) expect(() => live(account)).not.toThrow();
    }),
    { numRuns: Number(process.env["RUNS"] ?? 20) },
  );
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // Two changes in one place.
  }
}

test("the types that stand in are such as there are", () => {
  for (const { instanceType, cpuUnits, memoryMiB } of STAND_IN_TYPES) {
    expect(instanceTypes.get(instanceType)).toMatchObject({ cpuUnits, ecsMemoryMiB: memoryMiB });
  }
});
