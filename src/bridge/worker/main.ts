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

/** A message to itself: it comes behind those that wait already, and is not held back as a timer is that sets itself again. */
const soon = new MessageChannel();
soon.port1.onmessage = beat;

function beat(): void {
  const wait = host.beat();
  if (wait === 0) soon.port2.postMessage(null);
  else setTimeout(beat, wait);
}

beat();
