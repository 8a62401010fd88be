import { useEffect, useState } from "react";
import type { PlacementExplanation, Rows } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";

/** Why a task is where it is: `undefined` while the answer is on its way, null when there is none. */
export function useExplanation({ taskArn, createdAt, containerInstanceArn }: Rows["ecs.tasks"]): PlacementExplanation | null | undefined {
  // After an undo the same task may have been placed otherwise.
  const key = `${taskArn} ${createdAt} ${containerInstanceArn}`;
  const [answer, setAnswer] = useState<{ readonly key: string; readonly explanation: PlacementExplanation | null }>();
  useEffect(() => {
    let isWanted = true;
    void engine()
      .explain(taskArn)
      .then((explanation) => isWanted && setAnswer({ key, explanation }));
    return () => {
      isWanted = false;
    };
  }, [key, taskArn]);
  return answer?.key === key ? answer.explanation : undefined;
}
