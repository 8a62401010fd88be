import { define, prod, serve } from "../../engine/session/plan/fixture.ts";
import { emptyFile } from "../../engine/session/scenario.ts";
import { assert } from "../../lib/assert.ts";
import type { Delta, FromWorker } from "../protocol.ts";
import { Host } from "./host.ts";

/** A host with a wall clock of our own, and what it posted. */
export function hosted() {
  const posted: FromWorker[] = [];
  let wall = 0;
  const host = new Host({ post: (message) => posted.push(message), wallMs: () => wall });
  const beatFor = (wallMs: number) => {
    for (const end = wall + wallMs; wall < end; ) {
      wall += 20;
      host.beat();
    }
  };
  host.receive({ type: "open", id: 1, file: emptyFile("test", 1) });
  return { host, posted, beatFor };
}

export const deltasOf = (posted: readonly FromWorker[]) => posted.filter((message): message is Delta => message.type === "delta");

export const createCluster = { service: "ecs", operation: "CreateCluster", input: { clusterName: "prod" } };

export const DAY = 86_400_000;
export const START = 240_000;

/** A host whose every look at the wall takes a while, so that nothing far is reached within one slice, and services whose tasks end again and again. */
export function slowHost(services = 1) {
  const posted: FromWorker[] = [];
  let wall = 0;
  const host = new Host({ post: (message) => posted.push(message), wallMs: () => (wall += 5) });
  const session = prod("a");
  session.call({ service: "physics", operation: "PutImageBehavior", input: { image: "app:1", exitAfterSeconds: 2_000, exitCode: 0 } });
  define(session, "job", { memory: 100 });
  for (let i = 0; i < services; i++) session.call(serve(`job${i}`, "job", 1));
  session.runUntil(START);
  const file = session.toFile();
  host.receive({ type: "open", id: 1, file });
  const beat = (times = 1) => Array.from({ length: times }, () => host.beat()).at(-1);
  const last = () => {
    host.receive({ type: "snapshot" });
    return deltasOf(posted).at(-1);
  };
  const untilIt = (ends: () => boolean) => {
    for (let beats = 0; beats < 5_000 && !ends(); beats++) host.beat();
    assert(ends(), "it did not come to an end");
  };
  const arrived = () => deltasOf(posted).at(-1)?.status.ahead === null;
  untilIt(() => deltasOf(posted).length > 0);
  return { host, posted, file, beat, last, untilIt, arrived, wallNow: () => wall };
}
