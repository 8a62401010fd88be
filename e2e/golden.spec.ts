import { readdirSync, readFileSync } from "node:fs";
import type { SessionFile } from "../src/engine/session/sessionFile.ts";
import { expect, test } from "./story.ts";

interface GoldenSession {
  readonly name: string;
  readonly file: SessionFile;
  readonly at: readonly { readonly clock: number; readonly digest: string }[];
}

const FOLDER = new URL("../src/engine/session/golden/", import.meta.url);

test("the golden sessions live in the browser as they live in Node", async ({ playground }) => {
  // Sixteen maps are drawn, and nobody looks at them.
  await playground.page.setViewportSize({ width: 1024, height: 640 });
  await playground.visit();
  const files = readdirSync(FOLDER);
  for (const name of files) {
    const content = readFileSync(new URL(name, FOLDER), "utf8");
    const { file, at } = JSON.parse(content) as GoldenSession;
    await playground.openFile(name, JSON.stringify(file));
    await expect(playground.page.getByRole("banner").getByRole("button", { name: file.title })).toBeVisible();
    await playground.pause();
    // A digest holds all that came before it: the end says as much as every instant.
    await expectDigests(at.slice(-1));
    // That any of them lives the same backwards is proved in Node; here one is gone back in.
    if (name === files[0]) await expectDigests(at.slice(2, 3));
  }

  async function expectDigests(instants: GoldenSession["at"]): Promise<void> {
    for (const { clock, digest } of instants) {
      await playground.seek(clock);
      await playground.expectDigest(digest);
    }
  }
});
