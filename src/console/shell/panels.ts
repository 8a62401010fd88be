import type { ComponentType } from "react";
import { costPanel } from "../panels/cost/index.ts";
import { eventsPanel } from "../panels/events/index.ts";
import { inspectPanel } from "../panels/inspect/index.ts";
import { instancesPanel } from "../panels/instances/index.ts";
import { logsPanel } from "../panels/logs/index.ts";
import { metricsPanel } from "../panels/metrics/index.ts";
import type { PanelManifest } from "../panels/panel.ts";
import { requestPanel } from "../panels/request/index.ts";
import { resolverPanel } from "../panels/resolver/index.ts";
import { terminalPanel } from "../panels/terminal/index.ts";
import { timelinePanel } from "../panels/timeline/index.ts";
import { firstDrag } from "../store/firstDrag.ts";
import { onDemand } from "../ui/onDemand.ts";

/** A panel whose code comes when it is first drawn. */
export interface LoadedPanel extends PanelManifest {
  readonly Panel: ComponentType;
  readonly Tools: ComponentType;
}

export const INSPECTOR = loaded(inspectPanel);

/** The panels of the bottom, pane by pane; a window without room for two panes shows them all as tabs of one. */
export const BOTTOM_PANES: readonly (readonly LoadedPanel[])[] = [[loaded(later(eventsPanel)), loaded(later(terminalPanel)), loaded(later(logsPanel))], [loaded(later(timelinePanel)), loaded(later(metricsPanel)), loaded(later(instancesPanel)), loaded(later(requestPanel)), loaded(later(resolverPanel)), loaded(later(costPanel))]];

function loaded(manifest: PanelManifest): LoadedPanel {
  return {
    ...manifest,
    Panel: onDemand(() => manifest.load().then(({ Panel }) => Panel)),
    Tools: onDemand(() => manifest.load().then(({ Tools }) => Tools ?? NoTools)),
  };
}

/** What is below the map comes after the map. */
function later(manifest: PanelManifest): PanelManifest {
  return { ...manifest, load: () => firstDrag().then(manifest.load) };
}

function NoTools(): null {
  return null;
}
