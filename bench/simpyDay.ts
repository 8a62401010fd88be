import { spawnSync } from "node:child_process";

/** Debian has SimPy for its own Python, others for the first one on the path. */
const PYTHONS = ["python3", "/usr/bin/python3"];

/** How long the same day takes in SimPy, in seconds; null where that is not installed. */
export function simpyDay(): number | null {
  for (const python of PYTHONS) {
    const run = spawnSync(python, ["bench/day.py"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const took = Number(run.stdout);
    if (run.status === 0 && took > 0) return took;
  }
  return null;
}
