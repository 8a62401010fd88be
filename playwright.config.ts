import { defineConfig } from "@playwright/test";
import { cachedBrowser } from "./scripts/browser.mjs";

/** Another port or another build can be named, so that two checkouts can be tested side by side. */
const port = Number(process.env.E2E_PORT ?? 4317);
const dist = process.env.E2E_DIST ?? "dist";
const { executablePath, args } = cachedBrowser();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A story takes seconds; these are for a machine that has much else to do.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    actionTimeout: 45_000,
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1600, height: 1000 },
    // What moves is painted in software here, sixty times a second; the first visit's stories ask for it, the others need not.
    contextOptions: { reducedMotion: "reduce" },
    permissions: ["clipboard-read", "clipboard-write"],
    screenshot: "only-on-failure",
    launchOptions: { args, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  webServer: {
    // Never a server that happens to run already: it might serve another build.
    command: `npx vite preview --outDir "${dist}" --port ${port} --strictPort --host localhost`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
  },
});
