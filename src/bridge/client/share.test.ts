import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { SessionFile } from "../protocol.ts";
import { fromFragment, holdsSession, LINK_CHARACTERS, toFragment, UNFOLDED_BYTES } from "./share.ts";

const call = { service: "ecs", operation: "CreateCluster", input: { clusterName: "größe ✓" } };
const file: SessionFile = {
  format: "ecs-playground",
  version: 1,
  engine: 1,
  title: "Übung",
  seed: 7,
  clock: 0,
  setup: 1,
  calls: [{ at: 0, call }],
};

test("a session comes out of its link as it went in", async () => {
  const fragment = await toFragment(file);
  expect(fragment).toMatch(/^#s=[\w-]+$/);
  expect(holdsSession(fragment)).toBe(true);
  expect(await fromFragment(fragment)).toEqual({ ok: true, value: file });
});

test("any title and any input survive the trip", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.jsonValue(), async (title, value) => {
      const one = { ...file, title, calls: [{ at: 0, call: { ...call, input: { value } } }] };
      expect(await fromFragment(await toFragment(one))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(one)) });
    }),
    { numRuns: 50 },
  );
});

test("a hundred calls fit in a link of two thousand characters or so", async () => {
  const calls = Array.from({ length: 100 }, (_, at) => ({ at: at * 1000, call }));
  expect((await toFragment({ ...file, calls })).length).toBeLessThan(2_500);
});

test.each([
  ["another fragment", "#/start", /holds no session/],
  ["other characters", "#s=<script>", /characters that no link has/],
  ["base64 that is cut off within a group", "#s=abcde", /damaged/],
  ["bytes that are not compressed", "#s=AAAAAAAA", /cannot be unfolded/],
  ["nothing", "#s=", /damaged/],
  ["too many characters", `#s=${"A".repeat(LINK_CHARACTERS * 4)}`, /too long/],
])("%s gets a clear answer", async (_, fragment, message) => {
  expect(await fromFragment(fragment)).toMatchObject({ ok: false, message: expect.stringMatching(message), text: null });
});

test("a link that was cut off gets a clear answer", async () => {
  const fragment = await toFragment(file);
  expect(await fromFragment(fragment.slice(0, -8))).toMatchObject({ ok: false });
});

test("a link that unfolds without end is stopped at the limit", async () => {
  const bomb = await folded(new Uint8Array(UNFOLDED_BYTES + 1));
  expect(bomb.length).toBeLessThan(LINK_CHARACTERS);
  expect(await fromFragment(bomb)).toMatchObject({ ok: false, message: expect.stringMatching(/more than a session can hold/) });
});

test("what is not JSON is handed back as text", async () => {
  expect(await fromFragment(await folded(new TextEncoder().encode("{oops")))).toMatchObject({ ok: false, text: "{oops" });
});

async function folded(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `#s=${Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url")}`;
}
