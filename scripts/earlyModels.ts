import type { Plugin } from "vite";

/** Gives the worker that is built the models without what comes late: src/bridge/worker/mailbox.ts fetches the rest. */
export function earlyModels(): Plugin {
  return {
    name: "early-models",
    apply: "build",
    enforce: "pre",
    resolveId(source, importer, options) {
      if (!source.endsWith("/generated/models.ts")) return null;
      return this.resolve(source.replace(/models\.ts$/, "earlyModels.ts"), importer, options);
    },
  };
}
