/// <reference lib="webworker" />
import type { FromWorker, ToWorker } from "../protocol.ts";
import { Host } from "./host.ts";
import { Mailbox } from "./mailbox.ts";

/** All there is to the worker: a host with a mailbox and a heartbeat. */
const host = new Host({
  post: (message: FromWorker) => self.postMessage(message),
  wallMs: () => performance.now(),
});

const mailbox = new Mailbox(host);

self.onmessage = ({ data }: MessageEvent<ToWorker>) => mailbox.receive(data);

function beat(): void {
  setTimeout(beat, host.beat());
}

beat();
