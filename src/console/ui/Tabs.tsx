import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { classNames } from "./classNames.ts";

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A number or a glyph behind the label. */
  readonly note?: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Stands at the end of the strip: a filter, a legend. */
  readonly end?: ReactNode;
  readonly size?: "md" | "sm" | undefined;
  /** The open tab's content; it is the only one that is mounted. */
  readonly children: ReactNode;
}

/** A strip of tabs over the panel of the open one. Arrow keys move along the strip. */
export function Tabs({ label, tabs, selected, onSelect, end, size = "md", children }: TabsProps) {
  const id = useId();
  const strip = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const target = targetOf(event.key, tabs.findIndex((tab) => tab.id === selected), tabs.length);
    const tab = target === undefined ? undefined : tabs[target];
    if (tab === undefined) return;
    event.preventDefault();
    onSelect(tab.id);
    strip.current?.querySelectorAll<HTMLElement>("[role=tab]")[target ?? 0]?.focus();
  }

  return (
    <>
      <div className={classNames("flex shrink-0 border-b border-line", size === "md" ? "h-8.5 px-3.5" : "h-7.75 px-3")}>
        <div ref={strip} role="tablist" aria-label={label} onKeyDown={onKeyDown} className={classNames("flex min-w-0 overflow-x-auto overflow-y-hidden", size === "md" && tabs.length > 5 ? "gap-2" : "gap-3")}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              aria-selected={tab.id === selected}
              aria-controls={`${id}-panel`}
              tabIndex={tab.id === selected ? 0 : -1}
              onClick={() => onSelect(tab.id)}
              className={classNames(
                "flex items-center gap-1.25 border-y-2 border-transparent text-sm whitespace-nowrap -outline-offset-2",
                tab.id === selected ? "border-b-ink font-[550] text-ink" : "text-ink-3 hover:text-ink",
              )}
            >
              {tab.label}
              {tab.note}
            </button>
          ))}
        </div>
        {end !== undefined && <div className="flex min-w-0 flex-1 items-center justify-end gap-2 pl-3 text-xs text-ink-3 has-data-roomy:min-w-54">{end}</div>}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`} className="flex min-h-0 flex-1 flex-col">
        {children}
      </div>
    </>
  );
}

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}
