import type { PanelManifest } from "../panel.ts";

/** The lives of the tasks along time. */
export const timelinePanel: PanelManifest = {
  id: "timeline",
  title: "Timeline",
  load: () => import("./Panel.tsx"),
};
