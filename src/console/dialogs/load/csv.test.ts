import { expect, test } from "vitest";
import { csvOf, pointsInCsv } from "./csv.ts";

test.each([
  ["0,10\n60,20\n", [[0, 10], [60, 20]]],
  ["seconds;requests\r\n0; 1.5\r\n30;\t2\r\n", [[0, 1.5], [30, 2]]],
  ["0\t7", [[0, 7]]],
  ["5,1\n5,9", [[5, 1], [5, 9]]],
  ["\uFEFFSekunden;Anfragen\n0;1\n", [[0, 1]]],
  ['"s","load"\n"0","10"\n"60","20"', [[0, 10], [60, 20]]],
  [".5,.25\n1e1,+2", [[0.5, 0.25], [10, 2]]],
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
  ["0,1e999", 1, "“1e999” is not a number."],
  ["0x10,5", 1, "“0x10” is not a number."],
  ["0,1 000", 1, "“1 000” is not a number."],
  ["-1,5", 1, "-1 is negative."],
  ["0;1,5", 1, "it has 3 values, not a time and requests per second."],
  ["0,10\nseconds,load", 2, "“seconds” is not a number."],
  ["31536001,1", 1, "31536001 s is longer than a year."],
  ["\n0,10", 1, "there is nothing on it."],
  ["\u0000PNG\u0001", 1, "it has 1 value, not a time and requests per second."],
])("%j: line %i, %s", (text, line, why) => {
  expect(pointsInCsv(text)).toEqual({ line, why });
});

test("a million lines are read to the one that is too many", () => {
  expect(pointsInCsv("1,1\n".repeat(1_000_000))).toEqual({ line: 10_001, why: "a load has at most 10,000 points." });
});

test("a text that is cut off, for it is too long, is no load up to there", () => {
  expect(pointsInCsv(`0,10\n60,${" ".repeat(3_000_000)}20\n`)).toEqual({ line: 2, why: "here the text is longer than any load." });
});
