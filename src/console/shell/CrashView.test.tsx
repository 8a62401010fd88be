import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Port } from "../../bridge/client/engineClient.ts";
import type { FromWorker, SessionFile, ToWorker } from "../../bridge/protocol.ts";
import { connect } from "../store/engine.ts";
import { CrashView } from "./CrashView.tsx";
import { JourneyCard } from "./journey/JourneyCard.tsx";

const file: SessionFile = { format: "ecs-playground", version: 1, engine: 1, title: "Shop", seed: 1, clock: 0, setup: 0, calls: [] };

let host: HTMLElement;
let root: Root;
let sent: ToWorker[];
let port: Port;

beforeEach(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  sent = [];
  port = { postMessage: (message) => void sent.push(message), onmessage: null };
  connect(port);
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
  await act(async () => root.render([<CrashView key="crash" />, <JourneyCard key="journey" />]));
});

afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

const tell = (data: FromWorker) => act(async () => port.onmessage?.({ data }));
const press = (words: string) =>
  act(async () => [...host.querySelectorAll("button")].find((button) => button.textContent === words)?.click());

test("a fault is told with its instant, and one step back goes to before it", async () => {
  await tell({ type: "crash", message: "task 2b8e is on two instances", at: 872_400, file });
  expect(host.querySelector("[role=alertdialog]")?.textContent).toContain("The simulation stopped at T+00:14:32.4");
  expect(host.textContent).toContain("task 2b8e is on two instances");
  await press("Go back one step");
  expect(sent).toEqual([{ type: "seek", to: 872_399 }]);
});

test("a fault at the very beginning is left by undoing", async () => {
  await tell({ type: "crash", message: "no zone", at: 0, file });
  await press("Go back one step");
  expect(sent).toEqual([{ type: "undo" }]);
});

test("a long replay tells how far it has come, can be left there, and the next delta ends it", async () => {
  await tell({ type: "progress", from: 100_000, to: 600_000, at: 405_000 });
  expect(host.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow")).toBe("61");
  await press("Stop here");
  expect(sent).toEqual([{ type: "stay" }]);
  const status = { title: "", seed: 1, running: false, speed: 1, ahead: null, end: 0, undoDepth: 0, redoDepth: 0, callCount: 0, callsAhead: 0, refusedCalls: 0, stepCount: 0, busyMsPerSecond: 0 } as const;
  await tell({ type: "delta", from: 0, to: 1, now: 0, digest: "", tables: {}, log: [], status });
  expect(host.textContent).toBe("");
});
