import type { PanelManifest } from "../panel.ts";

/** What the account costs an hour, and has cost so far: by capacity, by service, and for nothing. */
export const costPanel: PanelManifest = {
  id: "cost",
  title: "Cost",
  load: () => import("./Panel.tsx"),
};
