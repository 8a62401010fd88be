import { describe, expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { resultsOf, type MathQuery } from "./evaluate.ts";
import { isList, type Series } from "./series.ts";

const window = { from: 0, to: 5 * 60_000 };

/** Numbers of successive minutes; null: none. */
const series = (label: string, ...numbers: readonly (number | null)[]): Series => ({
  label,
  period: 60,
  values: new Map(numbers.flatMap((value, place) => (value === null ? [] : [[place * 60_000, value] as const]))),
});

const metric = (id: string, ...numbers: readonly (number | null)[]): MathQuery => ({ id, label: id, series: series(id, ...numbers) });

const METRICS = [metric("m1", 10, 20, null, 40, 50), metric("m2", 1, null, 3, 4, 0), metric("errors_web", 1, 1, 1, 1, 1)];

/** What an expression comes to, by minutes. */
function come(expression: string, queries: readonly MathQuery[] = METRICS): readonly (number | null)[] | readonly (readonly (number | null)[])[] {
  const value = resultsOf([...queries, { id: "e", label: "e", expression }], window).get("e");
  const minutesOf = ({ values }: Series) => [0, 1, 2, 3, 4].map((minute) => values.get(minute * 60_000) ?? null);
  if (value === undefined) return [];
  return isList(value) ? value.map(minutesOf) : minutesOf(value);
}

describe("metric math", () => {
  test.each<readonly [string, readonly (number | null)[]]>([
    ["m1", [10, 20, null, 40, 50]],
    ["m1 * 2 + 1", [21, 41, null, 81, 101]],
    ["1 + m1 * 2", [21, 41, null, 81, 101]],
    ["(1 + m1) * 2", [22, 42, null, 82, 102]],
    ["100 - m1 - 5", [85, 75, null, 55, 45]],
    ["-m1 / -10", [1, 2, null, 4, 5]],
    ["m1 + m2", [11, null, null, 44, 50]],
    ["m1 / m2", [10, null, null, 10, null]],
    ["SUM([m1, m2])", [11, 20, 3, 44, 50]],
    ["AVG([m1,m2])", [5.5, 20, 3, 22, 25]],
    ["MAX(METRICS())", [10, 20, 3, 40, 50]],
    ["MIN(METRICS(\"errors\"))", [1, 1, 1, 1, 1]],
    ["m1 / SUM(m1) * 120", [10, 20, null, 40, 50]],
    ["m1 - MIN(m1)", [0, 10, null, 30, 40]],
    ["FILL(m1, 0)", [10, 20, 0, 40, 50]],
    ["FILL(m1, REPEAT)", [10, 20, 20, 40, 50]],
    ["FILL(m1, LINEAR)", [10, 20, 30, 40, 50]],
    ["FILL(m1, m2)", [10, 20, 3, 40, 50]],
    ["IF(m1 >= 40, 1, 0)", [0, 0, null, 1, 1]],
    ["IF(m1 > 10 AND m1 < 50, m1)", [null, 20, null, 40, null]],
    ["IF(m2 == 0 || m2 > 3, m1, m2)", [1, null, 3, 40, 50]],
    ["IF(1, m1, m2)", [10, 20, null, 40, 50]],
    ["DIFF(m1)", [null, 10, null, 20, 10]],
    ["RATE(m1) * PERIOD(m1)", [null, 10, null, 10, 10]],
    ["CEIL(m1 / 15) * ABS(-1)", [1, 2, null, 3, 4]],
    ["TIME_SERIES(7)", [7, 7, 7, 7, 7]],
  ])("%s", (expression, minutes) => {
    expect(come(expression)).toEqual(minutes);
  });

  test("several series stay several, and one expression speaks of another wherever it stands", () => {
    expect(come("METRICS(\"m\") * 2")).toEqual([[20, 40, null, 80, 100], [2, null, 6, 8, 0]]);
    expect(come("later + 1", [...METRICS, { id: "later", label: "x", expression: "m1 * 2" }])).toEqual([21, 41, null, 81, 101]);
  });

  test.each([
    ["m1 +", "Error in expression 'e': Invalid syntax"],
    ["m1 m2", "Error in expression 'e': Invalid syntax"],
    ["(m1", "Error in expression 'e': Invalid syntax"],
    ["m1 ^ 2", "Error in expression 'e': Invalid syntax"],
    ["\"m1\" \"+\" m2", "Error in expression 'e': Invalid syntax"],
    ["", "Error in expression 'e': Invalid syntax"],
    ["(".repeat(1000), "Error in expression 'e': Invalid syntax"],
    ["ANOMALY_DETECTOR(m1)", "Error in expression 'e': Function 'ANOMALY_DETECTOR' not found"],
    ["m9 * 2", "Error in expression 'e': Unknown identifier 'm9'"],
    ["e + 1", "Error in expression 'e': Circular reference to 'e'"],
    ["SUM(m1)", "Error in expression 'e': The result of the expression must be a time series"],
    ["METRICS() + METRICS()", "Error in expression 'e': Unsupported operand type(s) for +"],
    ["SUM(m1, m2)", "Error in expression 'e': Unsupported operand type(s) for SUM"],
    ["SEARCH('{a}', 'Sum')", "The function SEARCH of metric math is not simulated yet."],
  ])("%s is refused", (expression, message) => {
    expect(() => come(expression)).toThrow(message);
  });

  test("whatever is written is read or refused, and never a number that is none", () => {
    const words = fc.constantFrom("m1", "m2", "e", "(", ")", "[", "]", ",", "+", "-", "*", "/", "<", "AND", "0", "1.5", "SUM", "FILL(", "IF(", "METRICS()", "RATE(", "REPEAT", "\"m\"");
    fc.assert(
      fc.property(fc.array(words, { maxLength: 14 }), (parts) => {
        let minutes: readonly unknown[] = [];
        try {
          minutes = come(parts.join(" ")).flat();
        } catch (error) {
          expect(String(error)).toMatch(/Error in expression 'e': /);
        }
        expect(minutes.every((value) => value === null || Number.isFinite(value))).toBe(true);
      }),
    );
  });
});
