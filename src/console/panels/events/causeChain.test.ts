import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { LogLine } from "../../../bridge/protocol.ts";
import { causeChain } from "./causeChain.ts";

const line = (seq: number, cause: number): LogLine => ({ seq, at: seq, cause, name: "e", payload: {} });
const seqs = (lines: readonly LogLine[]) => lines.map(({ seq }) => seq);

//  3 ─┬─ 4 ── 7        5 ── 8
//     └─ 6
const log = [line(3, 0), line(4, 3), line(5, 0), line(6, 3), line(7, 4), line(8, 5)];

test.each([
  [3, [], [4, 6, 7]],
  [4, [3], [7]],
  [7, [4, 3], []],
  [5, [], [8]],
  [8, [5], []],
] as const)("line %i was led to by %o and led to %o", (seq, causes, effects) => {
  const chain = causeChain(log, seq);
  expect(chain.line?.seq).toBe(seq);
  expect(seqs(chain.causes)).toEqual(causes);
  expect(seqs(chain.effects)).toEqual(effects);
});

test.each([0, 2, 9, -1])("a line the log does not hold, %i, has no chain", (seq) => {
  expect(causeChain(log, seq)).toEqual({ line: null, causes: [], effects: [] });
});

test("a cause that the log has forgotten ends the chain", () => {
  expect(seqs(causeChain(log.slice(1), 7).causes)).toEqual([4]);
});

test("causes and effects are each other's mirror", () => {
  const logs = fc.array(fc.nat(), { minLength: 1, maxLength: 30 }).map((draws) => draws.map((draw, at) => line(at + 1, draw % (at + 1))));
  fc.assert(
    fc.property(logs, fc.nat(), (lines, draw) => {
      const seq = (draw % lines.length) + 1;
      const { causes, effects } = causeChain(lines, seq);
      for (const one of causes) expect(seqs(causeChain(lines, one.seq).effects)).toContain(seq);
      for (const one of effects) expect(seqs(causeChain(lines, one.seq).causes)).toContain(seq);
    }),
  );
});
