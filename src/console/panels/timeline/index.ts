import { ChartGantt } from "lucide-react";
import type { PanelManifest } from "../panel.ts";

/** The lives of the tasks along time. */
export const timelinePanel: PanelManifest = {
  id: "timeline",
  title: "Timeline",
  icon: ChartGantt,
  region: "bottom",
  load: () => import("./Panel.tsx"),
};
