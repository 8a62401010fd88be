import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { Filing, type SavedFiling } from "./filing.ts";

/** What a filing is: sets in the order of coming. */
type Model = Map<string, Set<number>>;

const KEYS = ["a", "b", "c"];

const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ place: fc.nat(60), to: fc.option(fc.constantFrom(...KEYS), { nil: undefined }) }) },
  { weight: 1, arbitrary: fc.constantFrom("save" as const, "restore" as const) },
);

test("places are filed in the order in which they came, whatever leaves, and a saved copy stays as it was", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const filing = new Filing();
      let model: Model = new Map(KEYS.map((key) => [key, new Set<number>()]));
      let saved: { readonly filing: SavedFiling; readonly model: Model } | undefined;
      for (const one of steps) {
        if (one === "save") saved = { filing: filing.save(), model: copyOf(model) };
        else if (one === "restore") {
          if (saved === undefined) continue;
          filing.restore(saved.filing);
          model = copyOf(saved.model);
        } else {
          const from = KEYS.find((key) => model.get(key)?.has(one.place));
          filing.move(one.place, from, one.to);
          if (from !== one.to) {
            if (from !== undefined) model.get(from)?.delete(one.place);
            if (one.to !== undefined) model.get(one.to)?.add(one.place);
          }
        }
        expect(filing.isEmpty).toBe([...model.values()].every(({ size }) => size === 0));
        for (const [key, places] of model) {
          expect(filing.at(key).filter((place) => place >= 0)).toEqual([...places]);
          expect(filing.count(key)).toBe(places.size);
        }
      }
    }),
  );
});

function copyOf(model: Model): Model {
  return new Map([...model].map(([key, places]) => [key, new Set(places)]));
}
