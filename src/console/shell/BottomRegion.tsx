import { useEffect } from "react";
import { ChevronDown, ChevronUp } from "lucide-react";
import { onWantedPanel } from "../store/openPanel.ts";
import { changeSettings, useSetting } from "../store/settings.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { SplitHandle } from "../ui/SplitHandle.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { type Arrangement, LIMITS } from "./layout.ts";
import { BOTTOM_PANES, type LoadedPanel } from "./panels.ts";
import { PanelSlot } from "./PanelSlot.tsx";
import { openTab, showSingle, useOpenTab } from "./shellState.ts";

/** What happened and when: panes side by side, each with its tabs. Closed, it is a strip of their names. */
export function BottomRegion({ arrangement, width }: { readonly arrangement: Arrangement; readonly width: number }) {
  const open = useSetting("bottomOpen");
  const split = useSetting("bottomSplit");
  const { room } = arrangement;
  const panes = room === "full" ? BOTTOM_PANES : [BOTTOM_PANES.flat()];
  useEffect(() =>
    onWantedPanel((id) => {
      openTab(panes.findIndex((panels) => panels.some((panel) => panel.id === id)), id);
      changeSettings({ bottomOpen: true });
      showSingle("bottom");
    }),
  );
  if (!open && room !== "single") return <Strip panes={panes} />;
  const first = Math.round(width * Math.min(0.8, Math.max(0.2, split)));
  return (
    <section id="events" data-region="bottom" aria-label="Events and timeline" className="relative flex min-h-0 min-w-0 flex-1 border-t border-line bg-surface">
      {panes.map((panels, pane) => (
        <div
          key={pane}
          className="relative flex min-h-0 min-w-0 flex-col"
          style={pane === 0 && panes.length > 1 ? { width: first } : { flex: 1 }}
        >
          {pane > 0 && (
            <SplitHandle
              label="Width of the first pane"
              orientation="vertical"
              size={first}
              min={Math.round(width * 0.2)}
              max={Math.round(width * 0.8)}
              initial={Math.round(width * 0.42)}
              onResize={(size) => changeSettings({ bottomSplit: size / width })}
              className="absolute inset-y-0 -left-0.75"
            />
          )}
          <Pane pane={pane} panels={panels} last={pane === panes.length - 1 && room !== "single"} />
        </div>
      ))}
      {room !== "single" && (
        <SplitHandle
          label="Height of the bottom"
          orientation="horizontal"
          after
          size={arrangement.bottom}
          {...LIMITS.bottom}
          max={arrangement.bottomMax}
          onResize={(height) => changeSettings({ bottomHeight: height })}
          onCollapse={() => changeSettings({ bottomOpen: false })}
          className="absolute inset-x-0 -top-0.75"
        />
      )}
    </section>
  );
}

interface PaneProps {
  readonly pane: number;
  readonly panels: readonly LoadedPanel[];
  /** It carries the button that closes the bottom. */
  readonly last: boolean;
}

function Pane({ pane, panels, last }: PaneProps) {
  const wanted = useOpenTab(pane);
  const panel = panels.find(({ id }) => id === wanted) ?? panels[0];
  if (panel === undefined) return null;
  return (
    <div className={pane > 0 ? "flex min-h-0 flex-1 flex-col border-l border-line" : "flex min-h-0 flex-1 flex-col"}>
      <Tabs
        size="sm"
        label={`Pane ${pane + 1}`}
        tabs={panels.map(({ id, title }) => ({ id, label: title }))}
        selected={panel.id}
        onSelect={(id) => openTab(pane, id)}
        end={
          <>
            <panel.Tools />
            {last && <IconButton size="sm" icon={ChevronDown} label="Close the bottom" keys="\" onClick={() => changeSettings({ bottomOpen: false })} />}
          </>
        }
      >
        <PanelSlot panel={panel} />
      </Tabs>
    </div>
  );
}

function Strip({ panes }: { readonly panes: readonly (readonly LoadedPanel[])[] }) {
  const openAt = (pane: number, id: string) => {
    openTab(pane, id);
    changeSettings({ bottomOpen: true });
  };
  return (
    <section id="events" data-region="bottom" aria-label="Events and timeline, closed" className="flex flex-1 items-center gap-3 border-t border-line bg-surface px-3">
      {panes.map((panels, pane) =>
        panels.map(({ id, title }) => (
          <button key={id} type="button" onClick={() => openAt(pane, id)} className="h-6 text-ink-3 hover:text-ink">
            {title}
          </button>
        )),
      )}
      <IconButton size="sm" icon={ChevronUp} label="Open the bottom" keys="\" onClick={() => changeSettings({ bottomOpen: true })} className="ml-auto" />
    </section>
  );
}
