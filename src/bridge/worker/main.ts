/// <reference lib="webworker" />
import type { FromWorker, ToWorker } from "../protocol.ts";
import { Host } from "./host.ts";

/** The worker's only statement: a host with a mailbox and a heartbeat. */
const host = new Host({
  post: (message: FromWorker) => self.postMessage(message),
  wallMs: () => performance.now(),
});

self.onmessage = ({ data }: MessageEvent<ToWorker>) => host.receive(data);

function beat(): void {
  setTimeout(beat, host.beat());
}

beat();
