import type { ComponentType } from "react";

/** What the shell must know of a panel before it loads it. */
export interface PanelManifest {
  readonly id: string;
  readonly title: string;
  /**
   * Brings the panel's code; called when the panel is first opened. `Tools` are the panel's own controls: at the
   * bottom, where height is dear, they stand in the strip of tabs.
   */
  readonly load: () => Promise<{ readonly Panel: ComponentType; readonly Tools?: ComponentType }>;
}
