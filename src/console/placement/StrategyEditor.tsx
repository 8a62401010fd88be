import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "../ui/Button.tsx";
import { FieldError } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { nextStrategy, type PlacementDraft, PRESETS, type PresetId, presetOf, STRATEGIES_MAX, type StrategyDraft, withPreset } from "./placementDraft.ts";
import { StrategyList } from "./StrategyList.tsx";
import { strategyWords } from "./strategyWords.ts";

export interface StrategyEditorProps {
  readonly draft: PlacementDraft;
  readonly onChange: (draft: PlacementDraft) => void;
  /** Instances whose attributes are offered. */
  readonly clusterArn: string;
  readonly kind: "service" | "task";
  /** AWS's refusal. */
  readonly error?: string | undefined;
}

/** Which of the instances that fit is taken: a preset of the console, or a chain of one's own. */
export function StrategyEditor({ draft, onChange, clusterArn, kind, error }: StrategyEditorProps) {
  const words = useId();
  const preset = presetOf(draft);
  const set = (strategies: readonly StrategyDraft[]) => onChange({ ...draft, strategies });
  const isFull = draft.strategies.length >= STRATEGIES_MAX;
  return (
    <fieldset aria-describedby={words} className="flex flex-col gap-2">
      <legend className="sr-only">Placement strategy</legend>
      <Select
        label="Placement strategy"
        value={preset}
        onChange={(id) => onChange(withPreset(draft, id as PresetId))}
        options={PRESETS.map(({ id, label }) => ({ value: id, label }))}
      />
      {preset === "custom" && (
        <>
          <StrategyList strategies={draft.strategies} onChange={set} clusterArn={clusterArn} />
          <div className="flex items-center gap-2">
            <Button size="sm" disabled={isFull} onClick={() => set([...draft.strategies, nextStrategy(draft.strategies)])}>
              <Plus aria-hidden size={12} />
              Add a strategy
            </Button>
            <span className="text-xs text-ink-3">
              {draft.strategies.length} of {STRATEGIES_MAX}
            </span>
          </div>
        </>
      )}
      <FieldError>{error}</FieldError>
      <p id={words} className="text-xs text-ink-2">
        {strategyWords(draft.strategies, kind)}
      </p>
    </fieldset>
  );
}
