import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { MetricChart } from "./MetricChart.tsx";

test("two alarms of one policy that knew nothing from the same instant on are two bands", async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const complaints = vi.spyOn(console, "error");
  const band = { from: 0, to: 60_000, state: "INSUFFICIENT_DATA", isLow: false } as const;
  const ground = document.createElement("div");
  const root = createRoot(ground);
  await act(async () => root.render(<MetricChart title="CPU" unit="%" along="the last hour" values={[]} stretch={{ from: 0, to: 3_600_000 }} now={60_000} thresholds={[45, 50]} bands={[band, band]} windows={[]} marks={[]} onZoom={() => undefined} />));
  expect(ground.querySelectorAll("rect")).toHaveLength(2);
  expect(complaints).not.toHaveBeenCalled();
  await act(async () => root.unmount());
});

test("an alarm that rings is red, but for one by which tasks are taken away", async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const ringing = { from: 0, to: 60_000, state: "ALARM", isLow: false } as const;
  const ground = document.createElement("div");
  const root = createRoot(ground);
  await act(async () => root.render(<MetricChart title="CPU" unit="%" along="the last hour" values={[]} stretch={{ from: 0, to: 3_600_000 }} now={60_000} thresholds={[]} bands={[ringing, { ...ringing, isLow: true }]} windows={[]} marks={[]} onZoom={() => undefined} />));
  expect([...ground.querySelectorAll("rect")].map((rect) => rect.getAttribute("fill"))).toEqual(["var(--bad)", "var(--accent)"]);
  await act(async () => root.unmount());
});
