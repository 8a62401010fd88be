// @ts-check
import { gzipSync } from "node:zlib";
import { fetchedBeforeFirstDrag, totalKiB } from "./budget.mjs";
import { onBuiltPage } from "./builtPage.mjs";

/**
 * Answers the gzip KiB of every script that a first visitor's browser fetched before a drag was possible.
 * @param {string} root
 * @returns {Promise<number>}
 */
export function firstLoadKiB(root) {
  return onBuiltPage(root, async (page, address) => {
    /** @type {import("@playwright/test").Response[]} */
    const scripts = [];
    page.on("response", (response) => {
      if (new URL(response.url()).pathname.endsWith(".js")) scripts.push(response);
    });
    await page.goto(address);
    await page.getByRole("application").waitFor();
    await page.waitForLoadState("networkidle");
    const early = new Set(await page.evaluate(fetchedBeforeFirstDrag));
    const sizes = new Map();
    for (const script of scripts.filter((one) => early.has(one.url()))) sizes.set(script.url(), gzipSync(await script.body()).length);
    return totalKiB(sizes.values());
  });
}
