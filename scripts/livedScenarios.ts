import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type * as LivedEntry from "./livedEntry.ts";
import { loadTypeScript } from "./loadTypeScript.mjs";

/**
 * Lives every scenario while the page is built, so that opening one takes no replay: each is a file beside the scripts,
 * which src/console/sessions/lived.ts then names.
 */
export function livedScenarios(): Plugin {
  let root = "";
  return {
    name: "lived-scenarios",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    async load(id) {
      if (!id.endsWith("/console/sessions/lived.ts")) return null;
      const { livedTexts } = (await loadTypeScript(root, "scripts/livedEntry.ts", "lived")) as typeof LivedEntry;
      const folder = join(root, "node_modules/.cache/lived-scenarios");
      mkdirSync(folder, { recursive: true });
      const named = [...livedTexts()].map(([name, text], place) => {
        const file = join(folder, `${name}.json`);
        writeFileSync(file, text);
        return { imported: `import lived${place} from ${JSON.stringify(`${file}?url`)};`, entry: `${JSON.stringify(name)}: lived${place}` };
      });
      return `${named.map(({ imported }) => imported).join("\n")}\nexport const LIVED = { ${named.map(({ entry }) => entry).join(", ")} };`;
    },
  };
}
