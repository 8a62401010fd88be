import { useEffect, useState } from "react";
import type { Rows, ScaleInVerdict } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";
import { shortName } from "../../../store/names.ts";
import { classNames } from "../../../ui/classNames.ts";
import { many } from "../../../graph/figures.ts";
import { Block } from "../Block.tsx";
import { RefLink } from "../RefLink.tsx";

/** Of a task that had to go because its service had too many: why it and not another. Nothing when it stopped otherwise. */
export function WhyThisOne({ task }: { readonly task: Rows["ecs.tasks"] }) {
  const verdicts = useStopVerdicts(task.taskArn);
  if (verdicts === null || verdicts.length === 0) return null;
  const ordered = verdicts.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  return (
    <Block title="Why it and not another" aside={many(verdicts.length, "task")}>
      <ol>
        {ordered.map(({ taskArn, rank, words }) => (
          <li key={taskArn} className={classNames("-mx-1 grid grid-cols-[42px_44px_1fr] rounded-chip px-1 py-0.5", taskArn === task.taskArn && "bg-accent-soft")}>
            <span className="text-xs text-ink-2">{rank === null ? "stays" : `goes ${rank}`}</span>
            <RefLink to={{ table: "ecs.tasks", id: taskArn }}>
              <span className="font-mono text-xs">{shortName(taskArn)}</span>
            </RefLink>
            <span className="text-xs text-ink-2">{words}</span>
          </li>
        ))}
      </ol>
    </Block>
  );
}

function useStopVerdicts(taskArn: string): readonly ScaleInVerdict[] | null {
  const [answer, setAnswer] = useState<{ readonly taskArn: string; readonly verdicts: readonly ScaleInVerdict[] | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void engine()
      .explainStop(taskArn)
      .then((verdicts) => isWanted && setAnswer({ taskArn, verdicts }));
    return () => {
      isWanted = false;
    };
  }, [taskArn]);
  return answer?.taskArn === taskArn ? answer.verdicts : null;
}
