import { ScrollText } from "lucide-react";
import type { PanelManifest } from "../panel.ts";

/** What happened, newest first. */
export const eventsPanel: PanelManifest = {
  id: "events",
  title: "Events",
  icon: ScrollText,
  region: "bottom",
  load: () => import("./Panel.tsx"),
};
