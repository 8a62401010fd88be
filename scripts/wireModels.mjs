// @ts-check
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The models of all services as they stand on the wire, by the names of the aws command line.
 * @param {string} root
 * @returns {import("../src/bridge/gateway/http/wireModel.ts").WireModels}
 */
export function wireModels(root) {
  const folder = join(root, "src/aws/models");
  const files = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== OURS);
  return Object.fromEntries(files.map((file) => [file.replace(/\.json$/, ""), JSON.parse(readFileSync(join(folder, file), "utf8"))]));
}

/** Ours alone: no client of AWS speaks to it. */
const OURS = "physics.json";
