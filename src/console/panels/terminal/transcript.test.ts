import { beforeEach, expect, test } from "vitest";
import { present } from "../../sessions/present.ts";
import { piecesOf } from "./pieces.ts";
import { scriptOf } from "./sessionScript.ts";
import { clearTranscript, KEPT, transcriptText, write } from "./transcript.ts";

beforeEach(clearTranscript);

test("what was typed is copied with its prompt, what was printed as it is", () => {
  write("input", "aws ecs list-clusters");
  write("out", "{}\n");
  write("gesture", "aws ecs create-cluster --cluster-name a");
  write("error", "no\n");
  expect(transcriptText()).toBe("$ aws ecs list-clusters\n{}\n$ aws ecs create-cluster --cluster-name a\nno\n");
});

test("the oldest goes when there is too much, and one print is never longer than all", () => {
  write("out", "old\n");
  write("out", "x".repeat(KEPT - 1));
  expect(transcriptText()).toBe("x".repeat(KEPT - 1));
  write("out", "y".repeat(KEPT + 5));
  expect(transcriptText()).toBe(`${"y".repeat(KEPT)}\n… 5 characters more were left out\n`);
});

test("what was said of one session does not stand in another", () => {
  present.setState({ id: "first" });
  write("out", "old\n");
  present.setState({ id: "next" });
  expect(transcriptText()).toBe("");
  write("out", "new\n");
  expect(transcriptText()).toBe("new\n");
});

test.each([
  ["a\nb\n", ["a\nb"]],
  ["", [""]],
  ["x\n".repeat(61), [Array(60).fill("x").join("\n"), "x"]],
])("a text is drawn in pieces of whole lines", (text, pieces) => {
  expect(piecesOf(text).map((piece) => piece.text)).toEqual(pieces);
});

test("a session is a script of its calls up to the clock, with the time between", () => {
  const call = (clusterName: string) => ({ service: "ecs", operation: "CreateCluster", input: { clusterName } });
  const calls = [{ at: 0, call: call("a") }, { at: 1500, call: call("b") }, { at: 1500, call: call("c") }, { at: 9000, call: call("d") }];
  expect(scriptOf({ format: "ecs-playground", version: 1, engine: 3, title: "My\nsession", seed: 1, clock: 2000, setup: 0, calls })).toBe(
    "# My session\naws ecs create-cluster --cluster-name a\nsleep 1.5\naws ecs create-cluster --cluster-name b\naws ecs create-cluster --cluster-name c\n",
  );
});
