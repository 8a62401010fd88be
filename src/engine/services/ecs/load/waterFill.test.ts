import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { waterFill } from "./waterFill.ts";

const soft = (weight: number, demand = Infinity) => ({ weight, most: Infinity, demand });

test.each([
  ["shares of 512 and 1024, both asking for all", [soft(512), soft(1024)], [682.7, 1365.3]],
  ["512 asking for all beside 1024 that needs 200", [soft(512), soft(1024, 200)], [1848, 200]],
  ["a hard limit of 512 beside a share of 1024", [{ weight: 1024, most: 512, demand: Infinity }, soft(1024)], [512, 1536]],
  ["no CPU set, which is 2, beside 1024", [soft(2), soft(1024)], [4, 2044]],
  ["512 alone", [soft(512)], [2048]],
  ["nobody", [], []],
])("of 2048 units, %s", (_what, claims, shares) => {
  expect(waterFill(2048, claims).map((share) => Math.round(share * 10) / 10)).toEqual(shares);
});

test("nobody gets more than asked for, all is given away while somebody asks, and whoever is short gets no less for the weight than another", () => {
  const claim = fc.record({ weight: fc.integer({ min: 2, max: 4096 }), most: fc.integer({ min: 1, max: 4096 }), demand: fc.integer({ min: 0, max: 4096 }) });
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 8 }), (claims) => {
      const shares = waterFill(2048, claims);
      const wanted = claims.map(({ most, demand }) => Math.min(most, demand));
      const sum = shares.reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(Math.min(2048, wanted.reduce((a, b) => a + b, 0)), 6);
      const perWeight = claims.map(({ weight }, i) => (shares[i] ?? 0) / weight);
      expect(shares.every((share, i) => share <= (wanted[i] ?? 0) + 1e-9)).toBe(true);
      const short = perWeight.filter((_, i) => (shares[i] ?? 0) < (wanted[i] ?? 0) - 1e-9);
      expect(Math.max(0, ...perWeight)).toBeLessThanOrEqual(Math.min(Infinity, ...short) + 1e-9);
    }),
  );
});
