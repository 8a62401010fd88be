import { ChartLine } from "lucide-react";
import type { PanelManifest } from "../panel.ts";

/** Counts along time: tasks and requests. */
export const metricsPanel: PanelManifest = {
  id: "metrics",
  title: "Metrics",
  icon: ChartLine,
  region: "bottom",
  load: () => import("./Panel.tsx"),
};
