import { readdirSync, readFileSync } from "node:fs";
import type { FromWorker, SessionFile } from "../src/bridge/protocol.ts";
import { expect, test } from "./story.ts";

interface GoldenSession {
  readonly name: string;
  readonly file: SessionFile;
  readonly at: readonly { readonly clock: number; readonly digest: string }[];
}

const FOLDER = new URL("../src/engine/session/golden/", import.meta.url);

/** Of these the page draws the map as well: between them they have nearly every kind of thing. */
const DRAWN = ["classic.json", "codeDeploy.json", "everyOperation.json", "fargate.json", "groups.json"];

test("the golden sessions live in the browser as they live in Node", async ({ playground }) => {
  const { page } = playground;
  // Maps are drawn, and nobody looks at them.
  await page.setViewportSize({ width: 1024, height: 640 });
  await playground.visit();
  const goldens = new Map(readdirSync(FOLDER).map((name) => [name, JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as GoldenSession]));
  for (const name of DRAWN) {
    const { file, at } = goldens.get(name)!;
    await playground.openFile(name, JSON.stringify(file));
    await expect(page.getByRole("banner").getByRole("button", { name: file.title })).toBeVisible();
    await playground.pause();
    // A digest holds all that came before it: the end says as much as every instant.
    await expectDigests(at.slice(-1));
    // That any of them lives the same backwards is proved in Node; here one is gone back in.
    if (name === DRAWN[0]) await expectDigests(at.slice(2, 3));
  }

  const lived = await page.evaluate(livedIn, { address: page.workers()[0]!.url(), files: [...goldens.values()].map(({ file }) => file) });
  expect(lived).toEqual([...goldens.values()].map(({ file: { title }, at }) => ({ title, refusedCalls: 0, digest: at.at(-1)?.digest })));

  async function expectDigests(instants: GoldenSession["at"]): Promise<void> {
    for (const { clock, digest } of instants) {
      await playground.seek(clock);
      await playground.expectDigest(digest);
    }
  }
});

/** Runs in the page: opens sessions in another worker of its kind, one after the other, and tells where each ends. */
async function livedIn({ address, files }: { readonly address: string; readonly files: readonly SessionFile[] }) {
  const worker = new Worker(address, { type: "module" });
  const ends: { readonly title: string; readonly refusedCalls: number; readonly digest: string }[] = [];
  for (const [id, file] of files.entries()) {
    const end = new Promise<(typeof ends)[number]>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === "crash") reject(new Error(`${file.title}: ${data.message}`));
        if (data.type === "answer" && !data.answer.ok) reject(new Error(`${file.title}: ${data.answer.message}`));
        if (data.type !== "delta" || data.status.title !== file.title || data.now !== file.clock) return;
        resolve({ title: data.status.title, refusedCalls: data.status.refusedCalls, digest: data.digest });
      };
    });
    worker.postMessage({ type: "open", id, file });
    ends.push(await end);
  }
  worker.terminate();
  return ends;
}
