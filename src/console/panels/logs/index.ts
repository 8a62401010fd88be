import { ScrollText } from "lucide-react";
import type { PanelManifest } from "../panel.ts";

/** What containers wrote to CloudWatch Logs. */
export const logsPanel: PanelManifest = {
  id: "logs",
  title: "Logs",
  icon: ScrollText,
  region: "bottom",
  load: () => import("./Panel.tsx"),
};
