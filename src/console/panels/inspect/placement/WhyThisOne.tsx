import { useEffect, useState } from "react";
import type { Rows, ScaleInVerdict, StopExplanation } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";
import { messageParts } from "../../../store/messageParts.ts";
import { shortName } from "../../../store/names.ts";
import { classNames } from "../../../ui/classNames.ts";
import { Shortened } from "../../../ui/Shortened.tsx";
import { many } from "../../../graph/figures.ts";
import { Block } from "../Block.tsx";
import { RefLink } from "../RefLink.tsx";

/** Of a task that its service's scheduler stopped: why, by its numbers, and why it and not another. Nothing when it stopped otherwise. */
export function WhyThisOne({ task }: { readonly task: Rows["ecs.tasks"] }) {
  const explanation = useStopExplanation(task.taskArn);
  if (explanation === null) return null;
  const { headline, because, verdicts } = explanation;
  return (
    <Block title={verdicts.length === 0 ? "What the scheduler saw" : "Why it and not another"} aside={verdicts.length === 0 ? undefined : many(verdicts.length, "task")}>
      <p className="wrap-anywhere">
        <Shortened parts={messageParts(headline)} />
      </p>
      {because.map((sentence) => (
        <p key={sentence} className="mt-0.5 text-xs wrap-anywhere text-ink-2">
          <Shortened parts={messageParts(sentence)} />
        </p>
      ))}
      {verdicts.length > 0 && <Verdicts verdicts={verdicts} taskArn={task.taskArn} />}
    </Block>
  );
}

function Verdicts({ verdicts, taskArn: own }: { readonly verdicts: readonly ScaleInVerdict[]; readonly taskArn: string }) {
  const ordered = verdicts.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  return (
    <ol className="mt-1.5">
      {ordered.map(({ taskArn, rank, words }) => (
        <li key={taskArn} className={classNames("-mx-1 grid grid-cols-[42px_44px_1fr] rounded-chip px-1 py-0.5", taskArn === own && "bg-accent-soft")}>
          <span className="text-xs text-ink-2">{rank === null ? "stays" : `goes ${rank}`}</span>
          <RefLink to={{ table: "ecs.tasks", id: taskArn }}>
            <span className="font-mono text-xs">{shortName(taskArn)}</span>
          </RefLink>
          <span className="text-xs text-ink-2">{words}</span>
        </li>
      ))}
    </ol>
  );
}

function useStopExplanation(taskArn: string): StopExplanation | null {
  const [answer, setAnswer] = useState<{ readonly taskArn: string; readonly explanation: StopExplanation | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void engine()
      .explainStop(taskArn)
      .then((explanation) => isWanted && setAnswer({ taskArn, explanation }));
    return () => {
      isWanted = false;
    };
  }, [taskArn]);
  return answer?.taskArn === taskArn ? answer.explanation : null;
}
