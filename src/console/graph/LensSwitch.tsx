import { type Lens, putOn, useLens } from "../store/lens.ts";
import { Segmented } from "../ui/Segmented.tsx";

const OPTIONS = [
  { value: "tasks", label: "Tasks" },
  { value: "network", label: "Network" },
  { value: "permissions", label: "Permissions" },
] as const satisfies readonly { readonly value: Lens | "tasks"; readonly label: string }[];

/** What the cards of the map tell of. */
export function LensSwitch() {
  const lens = useLens();
  return (
    <div className="float lens">
      <Segmented label="Lens" options={OPTIONS} value={lens ?? "tasks"} onChange={(value) => putOn(value === "tasks" ? null : value)} />
    </div>
  );
}
