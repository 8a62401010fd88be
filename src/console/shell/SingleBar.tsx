import { ListTree, Map as MapIcon, ScanSearch, ScrollText } from "lucide-react";
import { classNames } from "../ui/classNames.ts";
import { type SingleRegion, showSingle, useSingle } from "./shellState.ts";

const REGIONS = [
  { region: "map", label: "Map", icon: MapIcon },
  { region: "left", label: "Navigator", icon: ListTree },
  { region: "right", label: "Inspector", icon: ScanSearch },
  { region: "bottom", label: "Events", icon: ScrollText },
] as const satisfies readonly { readonly region: SingleRegion; readonly label: string; readonly icon: unknown }[];

/** Chooses the one region that a narrow window shows. */
export function SingleBar() {
  const single = useSingle();
  return (
    <nav aria-label="Regions" className="flex h-12 shrink-0 border-t border-line bg-surface">
      {REGIONS.map(({ region, label, icon: Icon }) => (
        <button
          key={region}
          type="button"
          aria-current={region === single ? "page" : undefined}
          onClick={() => showSingle(region)}
          className={classNames("flex flex-1 flex-col items-center justify-center gap-0.5 text-xs", region === single ? "font-semibold text-ink" : "text-ink-3")}
        >
          <Icon aria-hidden size={16} />
          {label}
        </button>
      ))}
    </nav>
  );
}
