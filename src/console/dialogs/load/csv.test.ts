import { expect, test } from "vitest";
import { csvOf, pointsInCsv } from "./csv.ts";

test.each([
  ["0,10\n60,20\n", [[0, 10], [60, 20]]],
  ["seconds;requests\r\n0; 1.5\r\n30;\t2\r\n", [[0, 1.5], [30, 2]]],
  ["0\t7", [[0, 7]]],
  ["5,1\n5,9", [[5, 1], [5, 9]]],
])("%j is read", (text, points) => {
  const read = pointsInCsv(text);
  expect(read).toEqual({ points: points.map(([atSeconds, requestsPerSecond]) => ({ atSeconds, requestsPerSecond })) });
  expect("points" in read && pointsInCsv(csvOf(read.points))).toEqual(read);
});

test.each([
  ["", 1, "there is no point."],
  ["time,load", 1, "there is no point."],
  ["0,10\n\n20,10", 2, "there is nothing on it."],
  ["0,10\n10,\n20,10", 2, "a value is missing."],
  ["0,10\n10,many", 2, "“many” is not a number."],
  ["0,10\n10,-3", 2, "-3 is negative."],
  ["0,10\n10", 2, "it has 1 value, not a time and requests per second."],
  ["0,10,20", 1, "it has 3 values, not a time and requests per second."],
  ["0,10\n60,10\n30,10", 3, "30 s comes before 60 s, the line in front of it."],
  ["0,1000001", 1, "1000001 is more than 1,000,000 requests per second."],
  ["0,Infinity", 1, "“Infinity” is not a number."],
])("%j: line %i, %s", (text, line, why) => {
  expect(pointsInCsv(text)).toEqual({ line, why });
});

test("a million lines are read to the one that is too many", () => {
  expect(pointsInCsv("1,1\n".repeat(1_000_000))).toEqual({ line: 10_001, why: "a load has at most 10,000 points." });
});
