import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import type { Path } from "../../../../aws/problem.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { useEditing } from "../editing.ts";
import { ProblemBoxes } from "./ProblemBoxes.tsx";

export interface ItemListProps {
  /** What the list is, as it stands above it. */
  readonly title: string;
  /** One of it, as it stands on buttons: "port". */
  readonly noun: string;
  readonly path: Path;
  /** What a new one holds. */
  readonly fresh: Readonly<Record<string, unknown>>;
  /** Members of an item that have a field here; what is wrong with them is told below the item. */
  readonly members: readonly string[];
  /** The fields of one item. */
  readonly children: (path: Path, place: number) => ReactNode;
}

/** A list of small things in a line each: add, change, remove. */
export function ItemList({ title, noun, path, fresh, members, children }: ItemListProps) {
  const { valueAt, edit } = useEditing();
  const given = valueAt(path);
  const count = Array.isArray(given) ? given.length : 0;
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="sr-only">{title}</legend>
      <div className="flex items-center justify-between">
        <span aria-hidden className="text-xs font-medium text-ink-2">
          {title}
        </span>
        <button type="button" onClick={() => edit([...path, count], fresh)} className="flex h-6 items-center gap-1 rounded-control px-1.5 text-xs font-medium text-ink-2 hover:bg-hover">
          <Plus aria-hidden size={12} />
          Add {noun}
        </button>
      </div>
      <ProblemBoxes paths={[path]} />
      {Array.from({ length: count }, (_, place) => (
        <div key={place} className="flex flex-col gap-1.5">
          <div className="flex items-start gap-2">
            <div className="min-w-0 flex-1">{children([...path, place], place)}</div>
            <IconButton size="sm" icon={X} label={`Remove ${noun} ${place + 1}`} onClick={() => edit(count === 1 ? path : [...path, place], undefined)} className="mt-0.5" />
          </div>
          <ProblemBoxes paths={[[...path, place], ...members.map((member) => [...path, place, member])]} />
        </div>
      ))}
    </fieldset>
  );
}
