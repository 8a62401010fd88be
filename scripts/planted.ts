import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Path → content. */
export type Files = Readonly<Record<string, string>>;

/** Writes the files into a new temporary folder and answers its path. */
export function planted(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), "planted-"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
