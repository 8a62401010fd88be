import { Boxes, Layers, Route, Target } from "lucide-react";
import { useState } from "react";
import type { DragItem } from "../../graph/drag.ts";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { InstanceTypes } from "./InstanceTypes.tsx";
import { PaletteItem } from "./PaletteItem.tsx";
import { TaskDefinitions } from "./TaskDefinitions.tsx";

const TILES = [
  { item: { kind: "loadBalancer" }, label: "ALB", name: "Application Load Balancer", icon: Route },
  { item: { kind: "autoScalingGroup" }, label: "Auto Scaling", name: "Auto Scaling group", icon: Layers },
  { item: { kind: "cluster" }, label: "Cluster", name: "Cluster", icon: Boxes },
  { item: { kind: "targetGroup" }, label: "Target group", name: "Target group", icon: Target },
] as const satisfies readonly { readonly item: DragItem; readonly label: string; readonly name: string; readonly icon: unknown }[];

/** Everything that can be added to the map. */
export function Palette() {
  const [typed, setTyped] = useState("");
  const filter = typed.trim().toLowerCase();
  const tiles = TILES.filter(({ name }) => name.toLowerCase().includes(filter));
  return (
    <section aria-labelledby="palette-title" className="flex h-full flex-col">
      <div className="flex h-9 shrink-0 items-center gap-2 pr-2 pl-3">
        <h2 id="palette-title" className="shrink-0 font-semibold">
          Add to map
        </h2>
        <span className="min-w-0 flex-1">
          <SearchInput label="Filter what can be added" placeholder="Filter" value={typed} onChange={setTyped} />
        </span>
      </div>
      {/* What is always the same stays in sight; what grows scrolls above it. */}
      <div className="min-h-0 overflow-y-auto pb-1">
        <TaskDefinitions filter={filter} />
        <InstanceTypes filter={filter} />
      </div>
      <div className="shrink-0 pb-2">
        {tiles.length > 0 && (
          <section aria-label="Clusters and load balancers">
            <h3 className="px-3 pt-2 pb-0.75 text-xs text-ink-3">Clusters and load balancers</h3>
            <ul className="flex flex-wrap gap-1 pr-2.5 pl-3">
              {tiles.map(({ item, label, name, icon: Icon }) => (
                <PaletteItem key={label} look="tile" item={item} name={name}>
                  <Icon aria-hidden size={13} className="shrink-0 text-ink-3" />
                  <span className="truncate">{label}</span>
                </PaletteItem>
              ))}
            </ul>
          </section>
        )}
      </div>
    </section>
  );
}
