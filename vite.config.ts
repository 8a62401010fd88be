import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { adoptStyles } from "./scripts/adoptStyles.ts";
import { awsEndpoint } from "./scripts/awsEndpoint.ts";
import { contentSecurityPolicy } from "./scripts/contentSecurityPolicy.ts";
import { earlyModels } from "./scripts/earlyModels.ts";
import { leaveOut } from "./scripts/leaveOut.ts";
import { livedScenarios } from "./scripts/livedScenarios.ts";

export default defineConfig({
  // Relative, so that the build works under any path of any host.
  base: "./",
  plugins: [react(), tailwindcss(), adoptStyles(), leaveOut(), livedScenarios(), contentSecurityPolicy(), awsEndpoint()],
  server: { port: 5173 },
  preview: { port: 4173 },
  worker: { format: "es", plugins: () => [earlyModels()] },
  build: {
    target: "es2022",
    // A font inlined as data: would be refused by the policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A shared module goes to the group of the highest priority: what the first paint needs comes first.
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|react-is|scheduler)\//, priority: 40 },
            { name: "xyflow", test: /node_modules\/(@xyflow|zustand|d3-(dispatch|drag|ease|selection|timer|transition|zoom))\/|\/d3-interpolate\/.*\?map$/, priority: 30 },
            { name: "codemirror", test: /node_modules\/(@codemirror|@lezer|@marijn|style-mod|w3c-keyname|crelt)\//, priority: 20 },
            { name: "recharts", test: /node_modules\/(recharts|victory-vendor|@reduxjs|redux|react-redux|es-toolkit|decimal[.]js-light|d3-[a-z]+)\//, priority: 10 },
          ],
        },
      },
    },
  },
});
