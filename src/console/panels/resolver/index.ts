import type { PanelManifest } from "../panel.ts";

/** What clients are answered who ask for a name, and for how long they believe it. */
export const resolverPanel: PanelManifest = {
  id: "resolver",
  title: "Resolver",
  load: () => import("./Panel.tsx"),
};
