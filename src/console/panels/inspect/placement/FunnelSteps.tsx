import type { ReactNode } from "react";
import { dropReasons, type Funnel, type FunnelStage, stageRange, type StepNumber, stepName } from "../../../store/funnel.ts";
import { classNames } from "../../../ui/classNames.ts";
import { figure, many } from "../../../graph/figures.ts";
import { pointAt, useDarkAfterwards } from "./pointAt.ts";
import { RankedTable } from "./RankedTable.tsx";
import { Squares, SQUARES_MAX } from "./Squares.tsx";
import { stageTitle, strategySentence } from "./stageWords.ts";

export interface FunnelStepsProps {
  readonly funnel: Funnel;
  /** The last word under Select. */
  readonly conclusion: ReactNode;
  /** So many stages have been gone through on the map; null: nobody goes through it. */
  readonly applied: number | null;
}

const STEPS: readonly StepNumber[] = [1, 2, 3, 4];

/** The four steps one below the other, each with a square for every instance: the funnel narrows as a staircase. */
export function FunnelSteps({ funnel, conclusion, applied }: FunnelStepsProps) {
  const count = funnel.standings.length;
  useDarkAfterwards();
  return (
    <>
      <p className="flex justify-between pl-7.5 text-xs text-ink-3">
        <span>{count > SQUARES_MAX ? "Instances, in proportion" : "One square per instance"}</span>
        <span>{figure(count)} registered</span>
      </p>
      <ol aria-label="Steps of the placement">
        {STEPS.map((step) => (
          <Step key={step} step={step} {...{ funnel, applied }}>
            {step === 4 ? conclusion : null}
          </Step>
        ))}
      </ol>
    </>
  );
}

interface StepProps {
  readonly step: StepNumber;
  readonly funnel: Funnel;
  readonly applied: number | null;
  readonly children: ReactNode;
}

function Step({ step, funnel, applied, children }: StepProps) {
  const { from, to, left } = stageRange(funnel, step);
  const stages = funnel.stages.slice(from, to);
  const isOver = from === to && funnel.stages.length <= from && step !== 1 && left === 0;
  const isCurrent = applied !== null && applied > from && applied <= to;
  const dropped = stages.reduce((sum, stage) => sum + stage.dropped.length, 0);
  return (
    <li aria-current={isCurrent ? "step" : undefined} className={classNames("grid grid-cols-[22px_1fr] gap-x-2 border-t border-line py-2.5", isOver && "opacity-60")}>
      <span
        className={classNames(
          "grid size-5 place-items-center rounded-full text-xs font-semibold",
          isCurrent ? "bg-accent text-accent-on" : "bg-sunken text-ink-2",
        )}
      >
        {step}
      </span>
      <div className="min-w-0">
        <p className="mb-1.5 flex items-baseline justify-between">
          <b className="font-semibold">{stepName(step)}</b>
          <span className="text-ink-2">
            <b className="text-md font-semibold text-ink">{figure(left)}</b> left
          </span>
        </p>
        <Squares
          standings={funnel.standings}
          {...{ step, from, to }}
          label={`${stepName(step)}: ${many(left, "instance")} left, ${figure(dropped)} dropped`}
          onPoint={pointAt}
        />
        {step === 3 ? <Strategies stages={stages} funnel={funnel} /> : <Reasons stages={stages} step={step} />}
        {children}
      </div>
    </li>
  );
}

function Reasons({ stages, step }: { readonly stages: readonly FunnelStage[]; readonly step: StepNumber }) {
  const reasons = step === 4 ? [] : dropReasons(stages.flatMap(({ dropped }) => dropped));
  if (reasons.length === 0) return step === 2 && stages.length === 0 ? <p className="mt-1.5 text-xs text-ink-3">No constraint asks for anything.</p> : null;
  return (
    <ul className="mt-1">
      {reasons.map(({ headline, reason, instanceArns }) => (
        <li
          key={headline}
          onPointerEnter={() => pointAt(instanceArns)}
          onPointerLeave={() => pointAt(null)}
          className="-mx-1 grid grid-cols-[minmax(26px,auto)_1fr] gap-x-1 rounded-chip px-1 py-0.5 hover:bg-hover"
        >
          <b className="font-semibold">−{figure(instanceArns.length)}</b>
          <span className="wrap-anywhere text-ink-2">
            {headline}
            {reason !== null && `: ${reason}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Strategies({ stages, funnel }: { readonly stages: readonly FunnelStage[]; readonly funnel: Funnel }) {
  if (stages.length === 0) return null;
  return (
    <>
      <ul className="mt-1">
        {stages.map((stage) => (
          <li
            key={stage.name}
            onPointerEnter={() => pointAt(stage.dropped.map(({ containerInstanceArn }) => containerInstanceArn))}
            onPointerLeave={() => pointAt(null)}
            className="-mx-1 rounded-chip px-1 py-0.5 text-ink-2 hover:bg-hover"
          >
            <b className="font-semibold text-ink">{stageTitle(stage.name)}</b>: {strategySentence(stage)}.
          </li>
        ))}
      </ul>
      <RankedTable funnel={funnel} />
    </>
  );
}
