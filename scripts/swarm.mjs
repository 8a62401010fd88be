#!/usr/bin/env node
// npm run swarm -- --seeds N [--acts N] [--from SEED]: plays large random sessions with every assertion on,
// replays each, and prints the first that breaks with all that is needed to see it again. With --deployments it holds
// the laws of deployments instead, in small worlds of every kind, with --capacity those of capacity providers,
// and with --shortcuts it lives worlds with loads once more, without leaving anything out.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadTypeScript } from "./loadTypeScript.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const number = (flag, otherwise) => {
  const place = process.argv.indexOf(flag);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
};

const seeds = number("--seeds", 20);
const from = number("--from", 1);
const { swarm, swarmCapacity, swarmDeployments, swarmShortcuts } = await loadTypeScript(root, "bench/swarm.ts", "swarm");
const small = [["--deployments", swarmDeployments], ["--capacity", swarmCapacity], ["--shortcuts", swarmShortcuts]].find(([flag]) => process.argv.includes(flag));
const failed = small === undefined ? swarm({ seeds, acts: number("--acts", 120), from }, console.log) : small[1]({ seeds, from }, console.log);
process.exit(failed > 0 ? 1 : 0);
