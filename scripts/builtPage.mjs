// @ts-check
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { ensureBrowser } from "./browser.mjs";

/** @type {Promise<unknown> | undefined} */
let building;

/**
 * Builds the page, once for each process, and opens it in a browser as a first visitor. Throws where there is no browser.
 * @template T
 * @param {string} root
 * @param {(page: import("@playwright/test").Page, address: string) => Promise<T>} visit
 * @returns {Promise<T>}
 */
export async function onBuiltPage(root, visit) {
  const { executablePath, args } = await ensureBrowser({ install: false });
  building ??= build({ root, logLevel: "error" });
  await building;
  const server = await preview({ root, logLevel: "error", preview: { port: 4417, strictPort: false, host: "localhost" } });
  const browser = await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    return await visit(page, server.resolvedUrls?.local[0] ?? "");
  } finally {
    await browser.close();
    await server.close();
  }
}
