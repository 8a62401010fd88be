import type { PanelManifest } from "../panel.ts";

/** The aws command line, spoken to the account on this page. */
export const terminalPanel: PanelManifest = {
  id: "terminal",
  title: "Terminal",
  load: () => import("./Panel.tsx"),
};
