// @ts-check
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { ensureBrowser } from "./browser.mjs";
import { fetchedBeforeFirstDrag, totalKiB } from "./budget.mjs";

/**
 * Builds the page, opens it as a first visitor, and answers the gzip KiB of every script that the browser fetched
 * before a drag was possible.
 * @param {string} root
 * @returns {Promise<number>}
 */
export async function firstLoadKiB(root) {
  const { executablePath, args } = await ensureBrowser({ install: false });
  await build({ root, logLevel: "error" });
  const server = await preview({ root, logLevel: "error", preview: { port: 4417, strictPort: false, host: "localhost" } });
  const browser = await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) });
  try {
    const page = await browser.newPage();
    /** @type {import("@playwright/test").Response[]} */
    const scripts = [];
    page.on("response", (response) => {
      if (new URL(response.url()).pathname.endsWith(".js")) scripts.push(response);
    });
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    await page.getByRole("application").waitFor();
    await page.waitForLoadState("networkidle");
    const early = new Set(await page.evaluate(fetchedBeforeFirstDrag));
    const sizes = new Map();
    for (const script of scripts.filter((one) => early.has(one.url()))) sizes.set(script.url(), gzipSync(await script.body()).length);
    return totalKiB(sizes.values());
  } finally {
    await browser.close();
    await server.close();
  }
}
