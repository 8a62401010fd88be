import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import type { PlacementStrategyType } from "../../aws/generated/ecs.ts";
import { classNames } from "../ui/classNames.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { moved, type StrategyDraft } from "./placementDraft.ts";
import { SpreadField } from "./SpreadField.tsx";
import { useReordering } from "./useReordering.ts";

export interface StrategyListProps {
  readonly strategies: readonly StrategyDraft[];
  readonly onChange: (strategies: readonly StrategyDraft[]) => void;
  readonly clusterArn: string;
}

/** The chain in its order: moved by its grip, by buttons, or by Alt and an arrow in any of its fields. */
export function StrategyList({ strategies, onChange, clusterArn }: StrategyListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const move = (from: number, to: number) => {
    const next = moved(strategies, from, to);
    if (next === strategies) return;
    onChange(next);
    setSaid(`${namedIn(strategies[from])} is now ${to + 1} of ${strategies.length}.`);
  };
  const reordering = useReordering(list, move);
  const replace = (at: number, strategy: StrategyDraft) => onChange(strategies.with(at, strategy));
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    move(at, at + by);
  };
  return (
    <>
      <ol ref={list} aria-label="Strategies, in their order" className="flex flex-col gap-1.5">
        {strategies.map((strategy, at) => (
          <li
            key={strategy.id}
            onKeyDown={(event) => onKeyDown(event, at)}
            className={classNames(
              "grid grid-cols-[16px_12px_88px_minmax(0,1fr)_auto] items-center gap-1.25 rounded-card border bg-surface py-1.25 pr-1 pl-0.5",
              reordering.held === at ? "border-accent shadow-2" : "border-line",
            )}
          >
            <span aria-hidden {...reordering.grip(at)} className="flex h-7 cursor-grab touch-none items-center justify-center text-ink-3 active:cursor-grabbing">
              <GripVertical size={13} />
            </span>
            <span className="text-center text-xs text-ink-3">{at + 1}</span>
            <Select
              label={`Type of strategy ${at + 1}`}
              labelHidden
              value={strategy.type}
              onChange={(type) => replace(at, { id: strategy.id, type: type as PlacementStrategyType, field: FIRST_FIELD[type as PlacementStrategyType] })}
              options={TYPES}
            />
            <StrategyField strategy={strategy} at={at} clusterArn={clusterArn} onChange={(field) => replace(at, { ...strategy, field })} />
            <span className="flex">
              <IconButton size="sm" icon={ArrowUp} label={`Strategy ${at + 1} earlier`} keys="Alt+↑" disabled={at === 0} onClick={() => move(at, at - 1)} />
              <IconButton size="sm" icon={ArrowDown} label={`Strategy ${at + 1} later`} keys="Alt+↓" disabled={at === strategies.length - 1} onClick={() => move(at, at + 1)} />
              <IconButton size="sm" icon={X} label={`Remove strategy ${at + 1}`} onClick={() => onChange(strategies.toSpliced(at, 1))} />
            </span>
          </li>
        ))}
      </ol>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}

const TYPES = (["spread", "binpack", "random"] as const).map((value) => ({ value, label: value }));

const FIRST_FIELD: Readonly<Record<PlacementStrategyType, string>> = { spread: "attribute:ecs.availability-zone", binpack: "memory", random: "" };

interface StrategyFieldProps {
  readonly strategy: StrategyDraft;
  readonly at: number;
  readonly clusterArn: string;
  readonly onChange: (field: string) => void;
}

function StrategyField({ strategy, at, clusterArn, onChange }: StrategyFieldProps) {
  const label = `Field of strategy ${at + 1}`;
  switch (strategy.type) {
    case "random":
      return <span className="px-2 text-xs text-ink-3">takes no field</span>;
    case "binpack":
      return (
        <Select
          label={label}
          labelHidden
          value={strategy.field}
          onChange={onChange}
          options={[
            { value: "memory", label: "memory" },
            { value: "cpu", label: "cpu" },
          ]}
        />
      );
    case "spread":
      return <SpreadField label={label} value={strategy.field} onChange={onChange} clusterArn={clusterArn} />;
  }
}

function namedIn(strategy: StrategyDraft | undefined): string {
  return strategy === undefined ? "" : `${strategy.type} ${strategy.field}`.trim();
}
