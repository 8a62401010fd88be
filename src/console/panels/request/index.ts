import type { PanelManifest } from "../panel.ts";

/** The road of one request from the internet to a process, judged station by station. */
export const requestPanel: PanelManifest = {
  id: "request",
  title: "Request",
  load: () => import("./Panel.tsx"),
};
