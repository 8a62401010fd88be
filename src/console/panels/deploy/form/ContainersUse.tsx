import type { CSSProperties } from "react";
import { hueStyle } from "../../../ui/hue.ts";
import { useEditing } from "../editing.ts";

export interface ContainersUseProps {
  /** What the task is given; null: nothing is said, and it takes what its containers take. */
  readonly cpuUnits: number | null;
  readonly memoryMiB: number | null;
  readonly hue: number | null;
}

/** How much of the task its containers take, one part each. */
export function ContainersUse({ cpuUnits, memoryMiB, hue }: ContainersUseProps) {
  const { valueAt } = useEditing();
  const given = valueAt(["containerDefinitions"]);
  const parts = (Array.isArray(given) ? given : []).map((_, i) => ({
    name: String(valueAt(["containerDefinitions", i, "name"]) ?? `container ${i + 1}`),
    cpuUnits: amount(valueAt(["containerDefinitions", i, "cpu"])),
    memoryMiB: amount(valueAt(["containerDefinitions", i, "memoryReservation"]) ?? valueAt(["containerDefinitions", i, "memory"])),
  }));
  const cpu = { unit: "CPU", used: sum(parts.map((part) => part.cpuUnits)), of: cpuUnits };
  const memory = { unit: "MiB", used: sum(parts.map((part) => part.memoryMiB)), of: memoryMiB };
  // Where CPU is left open, memory is what divides the task.
  const isCpu = cpu.used > 0;
  const total = Math.max(isCpu ? cpu.used : memory.used, (isCpu ? cpuUnits : memoryMiB) ?? 0, 1);
  return (
    <div style={hue === null ? INK : hueStyle(hue)}>
      <div className="mb-1.25 flex justify-between gap-3 text-xs text-ink-3">
        <span>Containers use</span>
        <span>
          {words(cpu)} · {words(memory)}
        </span>
      </div>
      <div role="img" aria-label={`Containers use ${words(cpu)} and ${words(memory)}: ${parts.map((part) => `${part.name} ${part.cpuUnits} CPU, ${part.memoryMiB} MiB`).join("; ")}`} className="flex h-4.5 gap-px overflow-hidden rounded-sm bg-track text-2xs leading-4.5 font-[550]">
        {parts.map((part, i) => (
          <span
            key={i}
            className={i === 0 ? "overflow-hidden bg-(--c) pl-1.75 whitespace-nowrap text-(--on)" : "overflow-hidden bg-[color-mix(in_oklab,var(--c)_45%,var(--surface))] pl-1.75 whitespace-nowrap text-ink"}
            style={{ width: `${((isCpu ? part.cpuUnits : part.memoryMiB) / total) * 100}%`, paddingLeft: (isCpu ? part.cpuUnits : part.memoryMiB) === 0 ? 0 : undefined }}
          >
            {part.name} {isCpu ? part.cpuUnits : part.memoryMiB}
          </span>
        ))}
      </div>
    </div>
  );
}

const INK = { "--c": "var(--ink-2)", "--on": "var(--ink-on)" } as CSSProperties;

function words({ used, of, unit }: { readonly used: number; readonly of: number | null; readonly unit: string }): string {
  const grouped = (value: number) => value.toLocaleString("en");
  return of === null ? `${grouped(used)} ${unit}` : `${grouped(used)} of ${grouped(of)} ${unit}`;
}

function amount(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) && number > 0 ? number : 0;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, one) => all + one, 0);
}
