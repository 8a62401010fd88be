import { CircleDollarSign } from "lucide-react";
import type { PanelManifest } from "../panel.ts";

/** What the account costs an hour, and has cost so far: by capacity, by service, and for nothing. */
export const costPanel: PanelManifest = {
  id: "cost",
  title: "Cost",
  icon: CircleDollarSign,
  region: "bottom",
  load: () => import("./Panel.tsx"),
};
