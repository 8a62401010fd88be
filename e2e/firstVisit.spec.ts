import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { BUDGET_KIB, FIRST_DRAG, fetchedBeforeFirstDrag, firstScripts, totalKiB } from "../scripts/budget.mjs";
import { staticHost } from "./staticHost.ts";

/** What a page complains of: errors in the console (refused by the policy, not found) and thrown ones. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

test("a first visit runs without a complaint and asks no other host; the policy refuses script, style and eval that are written into the page", async ({ page, baseURL }) => {
  const complaints = complaintsOf(page);
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));

  await page.goto("/");
  await expect(page.locator("header").first()).toBeVisible();
  await page.waitForLoadState("networkidle");

  expect(complaints).toEqual([]);
  expect([...hosts]).toEqual([baseURL]);

  const got = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "document.documentElement.dataset.inline = 'ran'";
    const style = document.createElement("style");
    style.textContent = ":root { --inline: applied; }";
    document.head.append(script, style);
    // Not within this call: the debugger's own evaluations are exempt from the policy.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function("return 'ran'")());
        } catch {
          resolve("refused");
        }
      }, 0);
    });
    const { dataset } = document.documentElement;
    return { evaluated, script: dataset.inline, style: getComputedStyle(document.documentElement).getPropertyValue("--inline") };
  });
  expect(got).toEqual({ evaluated: "refused", script: undefined, style: "" });
});

test("the scripts fetched before the first drag stay within the budget", async ({ page }) => {
  await page.goto("/");
  // Not "networkidle": a loaded machine is silent for half a second between the worker's script and what that imports.
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, FIRST_DRAG);
  const pathOf = (address: string) => new URL(address).pathname.slice(1);
  const fetched = await page.evaluate(fetchedBeforeFirstDrag);
  expect(fetched.map(pathOf), "the shop as the build lived it").toContainEqual(expect.stringMatching(/^assets\/retail-store-.*[.]json$/));
  const early = async () => (await page.evaluate(fetchedBeforeFirstDrag)).filter((address) => pathOf(address).endsWith(".js"));
  const built = [...firstScripts(process.env.E2E_DIST ?? "dist").keys()];
  // A timeline has an entry once its script is whole.
  await expect.poll(async () => (await early()).map(pathOf), "what the build's own count says is fetched").toEqual(expect.arrayContaining(built));

  const sizes = new Map<string, number>();
  for (const address of await early()) sizes.set(pathOf(address), gzipSync(await (await page.request.get(address)).body()).length);
  expect(totalKiB(sizes.values())).toBeLessThanOrEqual(BUDGET_KIB);
});

test("the build runs below any path of a plain static host", async ({ page }) => {
  const host = await staticHost("/some/where/");
  const complaints = complaintsOf(page);
  // Such a host has no endpoint, and is not asked for one.
  page.on("websocket", (socket) => complaints.push(socket.url()));

  await page.goto(host.address);
  await expect(page.locator("header").first()).toBeVisible();
  await page.waitForLoadState("networkidle");

  expect(complaints).toEqual([]);
  host.stop();
});

test("a dark page is dark before its own code arrives", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("ecs-playground.settings", JSON.stringify({ state: { theme: "dark" }, version: 1 })));
  await page.route("**/assets/*.js", () => undefined);
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
