import { ScanSearch } from "lucide-react";
import type { PanelManifest } from "../panel.ts";

/** Everything about what is selected. */
export const inspectPanel: PanelManifest = {
  id: "inspect",
  title: "Inspector",
  icon: ScanSearch,
  region: "right",
  load: () => import("./Panel.tsx"),
};
