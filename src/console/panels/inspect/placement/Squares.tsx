import { Check } from "lucide-react";
import type { Standing, StepNumber } from "../../../store/funnel.ts";
import { classNames } from "../../../ui/classNames.ts";

export interface SquaresProps {
  readonly standings: readonly Standing[];
  readonly step: StepNumber;
  /** The place of the first stage of this step, and of the first stage after it. */
  readonly from: number;
  readonly to: number;
  /** What the row of squares says, for those who do not see it. */
  readonly label: string;
  readonly onPoint: (instanceArns: readonly string[] | null) => void;
}

/** More squares than this would be dust: they become one bar. */
export const SQUARES_MAX = 60;

type Fate = "kept" | "dropped" | "gone" | "chosen";

/** One square for each instance, in the same column at every step: kept, dropped by this step, or gone before. */
export function Squares(props: SquaresProps) {
  return props.standings.length > SQUARES_MAX ? <Bar {...props} /> : <Each {...props} />;
}

function Each({ standings, step, from, to, label, onPoint }: SquaresProps) {
  return (
    <div role="img" aria-label={label} className="flex flex-wrap gap-0.75" onPointerLeave={() => onPoint(null)}>
      {standings.map(({ verdict, stage }, at) => {
        const fate = fateOf(stage, { step, from, to });
        return (
          <span
            key={verdict.containerInstanceArn}
            onPointerEnter={() => onPoint([verdict.containerInstanceArn])}
            className={classNames(
              "grid h-4 w-5.75 place-items-center rounded-chip border text-[9.5px] leading-none font-semibold forced-color-adjust-none",
              LOOKS[fate],
              fate === "dropped" && DROPPED[step],
            )}
          >
            {markOf(fate, step, at)}
          </span>
        );
      })}
    </div>
  );
}

/** The same in proportion, for clusters with more instances than can be shown one by one. */
function Bar({ standings, step, from, to, label, onPoint }: SquaresProps) {
  const of = (fate: Fate) => standings.filter(({ stage }) => fateOf(stage, { step, from, to }) === fate).map(({ verdict }) => verdict.containerInstanceArn);
  const parts = (["chosen", "kept", "dropped", "gone"] as const).map((fate) => ({ fate, arns: of(fate) })).filter(({ arns }) => arns.length > 0);
  return (
    <div role="img" aria-label={label} className="flex h-4 gap-0.5" onPointerLeave={() => onPoint(null)}>
      {parts.map(({ fate, arns }) => (
        <span
          key={fate}
          onPointerEnter={() => onPoint(arns)}
          style={{ flexGrow: arns.length }}
          className={classNames("min-w-1.5 basis-0 rounded-chip border forced-color-adjust-none", LOOKS[fate], fate === "dropped" && DROPPED[step])}
        />
      ))}
    </div>
  );
}

function fateOf(stage: number | null, { step, from, to }: Pick<SquaresProps, "step" | "from" | "to">): Fate {
  if (stage === null) return step === 4 ? "chosen" : "kept";
  if (stage < from) return "gone";
  return stage < to ? "dropped" : "kept";
}

function markOf(fate: Fate, step: StepNumber, at: number) {
  if (fate === "chosen") return <Check aria-hidden size={11} strokeWidth={3} />;
  if (fate === "gone") return null;
  if (step >= 3) return at + 1;
  return fate === "dropped" ? "✕" : null;
}

const LOOKS: Readonly<Record<Fate, string>> = {
  kept: "border-ink bg-ink text-ink-on",
  chosen: "border-ok bg-ok text-surface",
  dropped: "",
  gone: "border-line-2 bg-surface",
};

const DROPPED: Readonly<Record<StepNumber, string>> = {
  1: "border-bad bg-bad-soft text-bad",
  2: "border-warn bg-warn-soft text-warn",
  3: "border-line-2 bg-sunken text-ink-2",
  4: "border-line-2 bg-sunken text-ink-2",
};
