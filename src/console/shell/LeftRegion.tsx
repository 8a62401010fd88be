import { ListTree, PanelLeftOpen, SquarePlus } from "lucide-react";
import { Palette } from "../panels/palette/Palette.tsx";
import { changeSettings, useSetting } from "../store/settings.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { onDemand } from "../ui/onDemand.ts";
import { SplitHandle } from "../ui/SplitHandle.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { firstDrag } from "../store/firstDrag.ts";
import { type Arrangement, LIMITS } from "./layout.ts";

// What is dragged from comes with the map, a list of what is on it after both.
const Navigator = onDemand(() => firstDrag().then(() => import("../panels/navigator/Navigator.tsx")).then((code) => code.Navigator));

/** What can be put on the map, and below it what is there. Closed, it is a rail of icons. */
export function LeftRegion({ arrangement }: { readonly arrangement: Arrangement }) {
  const open = useSetting("leftOpen");
  const paletteHeight = useSetting("paletteHeight");
  const { room } = arrangement;
  if (!open && room !== "single") return <Rail />;
  return (
    <aside data-region="left" aria-label="Add to map and navigator" className="relative flex min-h-0 flex-1 flex-col border-r border-line bg-surface">
      {room !== "single" && (
        <>
          <div className="min-h-0 shrink overflow-hidden" style={{ height: Math.max(LIMITS.palette.min, paletteHeight) }}>
            <ErrorBoundary what="Add to map">
              <Palette />
            </ErrorBoundary>
          </div>
          <div className="relative shrink-0 border-t border-line">
            <SplitHandle
              label="Height of Add to map"
              orientation="horizontal"
              size={paletteHeight}
              min={LIMITS.palette.min}
              max={800}
              initial={LIMITS.palette.initial}
              onResize={(height) => changeSettings({ paletteHeight: height })}
              className="absolute inset-x-0 -top-0.75"
            />
          </div>
        </>
      )}
      <div className="flex min-h-40 flex-1 flex-col overflow-hidden">
        <ErrorBoundary what="The navigator">
          <Navigator />
        </ErrorBoundary>
      </div>
      {room !== "single" && (
        <SplitHandle
          label="Width of the left"
          orientation="vertical"
          size={arrangement.left}
          {...LIMITS.left}
          onResize={(width) => changeSettings({ leftWidth: width })}
          onCollapse={() => changeSettings({ leftOpen: false })}
          className="absolute inset-y-0 -right-0.75"
        />
      )}
    </aside>
  );
}

function Rail() {
  const open = () => changeSettings({ leftOpen: true });
  return (
    <aside data-region="left" aria-label="Add to map and navigator, closed" className="flex flex-1 flex-col items-center gap-1 border-r border-line bg-surface py-2">
      <IconButton icon={PanelLeftOpen} label="Open the left" keys="[" onClick={open} />
      <IconButton icon={SquarePlus} label="Add to map" onClick={open} />
      <IconButton icon={ListTree} label="Navigator" onClick={open} />
    </aside>
  );
}
