import type { Port } from "../../bridge/client/engineClient.ts";

/** A worker of our own, and how to end it. */
export interface StartedWorker {
  readonly port: Port;
  readonly stop: () => void;
}

/** Starts a worker that runs the engine. `onFailure` hears when its code cannot be fetched or run. */
export function startWorker(onFailure: (message: string) => void = () => {}): StartedWorker {
  const worker = new Worker(new URL("../../bridge/worker/main.ts", import.meta.url), { type: "module" });
  const port: Port = { postMessage: (message) => worker.postMessage(message), onmessage: null };
  worker.onmessage = (event) => port.onmessage?.(event);
  worker.onerror = (event) => onFailure(event.message || "Its code could not be loaded.");
  return { port, stop: () => worker.terminate() };
}
