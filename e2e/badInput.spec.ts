import { deflateRawSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import type { Playground } from "./playground.ts";
import { expect, test } from "./story.ts";

const SESSION = { format: "ecs-playground", version: 1, engine: 1, title: "Broken", seed: 1, clock: 0, setup: 0, calls: [] };

/** A file that cannot be opened, what is said of it, and where it is wrong. */
const FILES = [
  { name: "damaged.json", content: JSON.stringify({ ...SESSION, clock: -1, calls: [{ at: 0 }] }), says: "damaged.json is damaged", places: ["clock must be milliseconds", "calls[0].call must be an object"] },
  { name: "newer.json", content: JSON.stringify({ ...SESSION, version: 2, calls: "as it is done then" }), says: "newer.json is newer than this page", places: ["saved in format 2, and this page reads format 1"] },
  { name: "script.json", content: JSON.stringify({ ...SESSION, title: "<img src=x onerror=alert(1)>", seed: "<script>alert(1)</script>" }), says: "script.json is damaged", places: ["seed must be a whole number"] },
] as const;

/** A link that cannot be opened, and what is said of it. */
const LINKS = [
  { fragment: `#s=${"A".repeat(300_000)}`, says: "too long to be a session" },
  { fragment: "#s=%3Cscript%3E", says: "characters that no link has" },
  { fragment: "#s=AAAAAAAA", says: "cannot be unfolded" },
  { fragment: `#s=${deflateRawSync(Buffer.alloc(64 * 1024 * 1024)).toString("base64url")}`, says: "more than a session can hold" },
] as const;

/** Closes what was said, and looks whether the session stands where it stood. */
async function expectUntouched(playground: Playground, clock: number, digest: string): Promise<void> {
  await playground.page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(playground.page.getByRole("dialog")).toHaveCount(0);
  await expect(playground.page.getByRole("banner").getByRole("button", { name: "Retail store" })).toBeVisible();
  await expect(playground.timeSlider).toHaveValue(String(clock));
  await playground.expectDigest(digest);
}

/** A load that makes no sense is told about by its line, and the curve stays. */
async function expectLoadKept(playground: Playground): Promise<void> {
  await playground.thing(/^Internet/).click({ button: "right" });
  await playground.page.getByRole("menuitem", { name: /^Set the traffic/ }).click();
  const form = playground.dialog("Set the traffic");
  await form.getByRole("radio", { name: "Drawn" }).check();
  const curve = form.getByRole("img", { name: "From 60 to 300 requests per second in 10 min" });
  await form.getByText("Paste or drop a CSV").click();
  await form.getByRole("textbox", { name: /a line for each point/ }).fill("0,10\n60,many");
  await form.getByRole("button", { name: "Take these points" }).click();
  await expect(form.getByRole("status")).toContainText("Line 2: “many” is not a number. The load is as it was.");
  await expect(curve).toBeVisible();
  await form.getByRole("button", { name: "Cancel" }).click();
}

test("a file that cannot be opened is told about and handed back, a hostile link and a load that makes no sense are told about, and they change nothing", async ({ playground }) => {
  await playground.visit();
  await playground.pause();
  const clock = await playground.clock();
  const digest = await playground.digest();

  for (const { name, content, says, places } of FILES) {
    await playground.openFile(name, content);
    const problem = playground.dialog(says);
    for (const place of places) await expect(problem).toContainText(place);
    const download = playground.page.waitForEvent("download");
    await problem.getByRole("button", { name: "Download it" }).click();
    expect(JSON.parse(await readFile(await (await download).path(), "utf8"))).toEqual(JSON.parse(content));
    await expectUntouched(playground, clock, digest);
  }

  await expectLoadKept(playground);

  for (const { fragment, says } of LINKS) {
    await playground.page.goto(`/${fragment}`);
    await expect(playground.dialog("The link was not opened")).toContainText(says);
    await expectUntouched(playground, clock, digest);
  }
});
