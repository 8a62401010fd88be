import type { PanelManifest } from "../panel.ts";

/** What happened, newest first. */
export const eventsPanel: PanelManifest = {
  id: "events",
  title: "Events",
  load: () => import("./Panel.tsx"),
};
