import type { PanelManifest } from "../panel.ts";

/** What containers wrote to CloudWatch Logs. */
export const logsPanel: PanelManifest = {
  id: "logs",
  title: "Logs",
  load: () => import("./Panel.tsx"),
};
