import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Files share their modules, which are pure or are set up by each test: loading them anew for each file took half the time.
const shared = { pool: "threads" as const, isolate: false, testTimeout: 20_000, restoreMocks: true, setupFiles: ["scripts/freezeRows.ts"] };

export default defineConfig({
  test: {
    reporters: ["default", "json"],
    outputFile: { json: "test-results/unit.json" },
    // One for each core: by itself it leaves one idle, which on two is half.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { ...shared, name: "node", environment: "node", include: ["src/**/*.test.ts", "scripts/**/*.test.ts", "bench/**/*.test.ts"] } },
      { test: { ...shared, name: "dom", environment: "happy-dom", include: ["src/**/*.test.tsx"] } },
    ],
  },
});
