import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { MODULES } from "../account.ts";
import { Session } from "./session.ts";
import { ENGINE_VERSION, type SessionFile } from "./sessionFile.ts";

/**
 * Sessions whose life is written down. When a digest differs, the same calls lead to another history than before:
 * then either something broke, or behaviour was changed on purpose. For the latter raise ENGINE_VERSION and run
 * `npm run golden`, which writes these files anew.
 */
interface GoldenSession {
  readonly name: string;
  readonly file: SessionFile;
  readonly at: readonly { readonly clock: number; readonly digest: string }[];
}

const FOLDER = new URL("golden/", import.meta.url);
const goldens = readdirSync(FOLDER).map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as GoldenSession);

describe.each(goldens)("$name", ({ file, at }) => {
  const written = at.map(({ digest }) => digest);

  test("was made by these rules", () => expect(file.engine).toBe(ENGINE_VERSION));

  test("lives as it is written down, and no call is refused", () => {
    const session = new Session(file);
    expect(at.map(({ clock }) => (session.runUntil(clock), session.world.digest))).toEqual(written);
    expect(at.at(-1)?.clock).toBe(file.clock);
    expect(session.refusedCalls).toBe(0);
  });

  test("lives the same backwards", () => {
    const session = new Session(file);
    session.runUntil(file.clock);
    const backwards = at.toReversed().map(({ clock }) => (session.seek(clock), session.world.digest));
    expect(backwards.toReversed()).toEqual(written);
  });
});

test("together they make every operation that changes anything", () => {
  const made = new Set(goldens.flatMap(({ file }) => file.calls.map(({ call }) => `${call.service} ${call.operation}`)));
  const changing = MODULES.flatMap(({ operations }) => operations).filter(({ readOnly }) => !readOnly);
  expect(changing.map(({ service, name }) => `${service} ${name}`).filter((name) => !made.has(name))).toEqual([]);
});
