import { Plus, X } from "lucide-react";
import { Button } from "../../ui/Button.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { distributionWords, type StrategyRow, withRow } from "./strategyDraft.ts";

export interface StrategyFieldsProps {
  readonly legend: string;
  readonly rows: readonly StrategyRow[];
  readonly onChange: (rows: readonly StrategyRow[]) => void;
  /** Names of the providers that a row may have. */
  readonly providers: readonly string[];
  /** Tasks whose spread is told. */
  readonly total: number;
  readonly error: string | undefined;
}

/** A capacity provider strategy row by row, and how it spreads tasks. */
export function StrategyFields({ legend, rows, onChange, providers, total, error }: StrategyFieldsProps) {
  const change = (at: number, part: Partial<StrategyRow>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="float-left w-full text-xs font-medium text-ink-2">{legend}</legend>
      {rows.map((row, at) => (
        <div key={row.capacityProvider} className="grid grid-cols-[1fr_72px_72px_24px] items-end gap-2">
          <Select
            label="Provider"
            value={row.capacityProvider}
            onChange={(capacityProvider) => change(at, { capacityProvider })}
            options={providers.filter((name) => name === row.capacityProvider || !rows.some((one) => one.capacityProvider === name)).map((name) => ({ value: name, label: name }))}
          />
          <NumberInput label="Base" min={0} max={100_000} value={row.base} placeholder="0" onChange={(base) => change(at, { base })} />
          <NumberInput label="Weight" min={0} max={1000} value={row.weight} placeholder="0" onChange={(weight) => change(at, { weight })} />
          <span className="pb-1">
            <IconButton icon={X} size="sm" label={`Take ${row.capacityProvider} out`} onClick={() => onChange(rows.filter((_, i) => i !== at))} />
          </span>
        </div>
      ))}
      <div className="flex items-center gap-3">
        <Button size="sm" disabled={rows.length >= providers.length} onClick={() => onChange(withRow(rows, providers))}>
          <Plus aria-hidden size={12} />
          Add a provider
        </Button>
        <span role="status" className="text-xs text-ink-2">
          {rows.length > 0 && distributionWords(rows, total)}
        </span>
      </div>
      <FieldError>{error}</FieldError>
    </fieldset>
  );
}
