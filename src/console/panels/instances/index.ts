import type { PanelManifest } from "../panel.ts";

/** Every container instance as a line of a table: the map's twin in figures. */
export const instancesPanel: PanelManifest = {
  id: "instances",
  title: "Instances",
  load: () => import("./Panel.tsx"),
};
