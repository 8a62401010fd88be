import type { PanelManifest } from "../panel.ts";

/** Counts along time: tasks and requests. */
export const metricsPanel: PanelManifest = {
  id: "metrics",
  title: "Metrics",
  load: () => import("./Panel.tsx"),
};
