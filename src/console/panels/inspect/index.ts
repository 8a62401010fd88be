import type { PanelManifest } from "../panel.ts";

/** Everything about what is selected. */
export const inspectPanel: PanelManifest = {
  id: "inspect",
  title: "Inspector",
  load: () => import("./Panel.tsx"),
};
