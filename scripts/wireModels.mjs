// @ts-check
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The models of all services as they stand on the wire, by the names of the aws command line. Those in the folder
 * `wire` are known to what serves AWS requests alone: a page would load them for nothing.
 * @param {string} root
 * @returns {import("../src/bridge/gateway/http/wireModel.ts").WireModels}
 */
export function wireModels(root) {
  const folders = ["src/aws/models", "src/aws/models/wire"].map((folder) => join(root, folder));
  const files = folders.flatMap((folder) => readdirSync(folder).filter((file) => file.endsWith(".json") && file !== OURS).map((file) => join(folder, file)));
  return Object.fromEntries(files.map((file) => [/([^/\\]+)\.json$/.exec(file)?.[1] ?? file, JSON.parse(readFileSync(file, "utf8"))]));
}

/** Ours alone: no client of AWS speaks to it. */
const OURS = "physics.json";
