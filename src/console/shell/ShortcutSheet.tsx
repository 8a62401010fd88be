import { changeSettings, useSetting } from "../store/settings.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { COMMANDS } from "./commands.ts";

interface Row {
  readonly title: string;
  readonly keys: readonly string[];
}

/** Keys that only the map hears, while it has the focus. */
const MAP_KEYS: readonly Row[] = [
  { title: "Move along the traffic, and to neighbours", keys: ["←", "→", "↑", "↓"] },
  { title: "Go inside, or open", keys: ["Enter"] },
  { title: "Go out, or cancel", keys: ["Esc"] },
  { title: "Operations of what is in focus", keys: ["M", "Shift+F10"] },
  { title: "Zoom in, out, fit", keys: ["+", "−", "0"] },
];

/** Keys of the lists on the left. */
const LIST_KEYS: readonly Row[] = [{ title: "Take it, then choose its place on the map", keys: ["A"] }];

/** Every key there is, from the same table that the keys are listened for. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const singleKeys = useSetting("singleKeys");
  const rows = (group: string): readonly Row[] => COMMANDS.filter((one) => one.group === group && one.keys.length > 0);
  return (
    <Dialog title="Keyboard shortcuts" width="lg" onClose={onClose}>
      <div className="grid gap-x-10 gap-y-4 md:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Group title="Time" rows={rows("Time")} />
          <Group title="Session" rows={rows("Session")} />
          <Group title="In Add to map and the navigator" rows={LIST_KEYS} />
        </div>
        <div className="flex flex-col gap-4">
          <Group title="View" rows={rows("View")} />
          <Group title="On the map" rows={MAP_KEYS} />
        </div>
      </div>
      <label className="mt-4 flex items-center gap-2 border-t border-line pt-3">
        <input type="checkbox" checked={singleKeys} onChange={(event) => changeSettings({ singleKeys: event.target.checked })} className="size-3.75 accent-ink" />
        Single letters, digits and signs are shortcuts
      </label>
    </Dialog>
  );
}

function Group({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold">{title}</h3>
      <dl>
        {rows.map((row) => (
          <div key={row.title} className="flex h-6.5 items-center justify-between gap-4 border-b border-line last:border-0">
            <dt className="text-ink-2">{row.title}</dt>
            <dd className="flex gap-1">
              {row.keys.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
