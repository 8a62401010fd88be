import { defineConfig } from "@playwright/test";
import { cachedBrowser } from "./scripts/browser.mjs";

const port = Number(process.env.E2E_PORT ?? 4317);
const { executablePath, args } = cachedBrowser();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1600, height: 1000 },
    contextOptions: { reducedMotion: "no-preference" },
    permissions: ["clipboard-read", "clipboard-write"],
    screenshot: "only-on-failure",
    launchOptions: { args, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  webServer: {
    // Never a server that happens to run already: it might serve another build.
    command: `npx vite preview --port ${port} --strictPort --host localhost`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
  },
});
