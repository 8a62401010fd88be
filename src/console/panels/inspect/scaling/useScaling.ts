import { useEffect, useState } from "react";
import type { ScalingAnswers } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";
import { usePacedReplica } from "../../../store/paced.ts";

/** It is asked at most so often a second. */
const PACE = 2;

/** What the engine says of how a service is scaled, as its clock goes on; null until it is known. */
export function useScaling<Kind extends "why">(kind: Kind, { resourceId }: ScalingAnswers[Kind]["asked"]): ScalingAnswers[Kind]["answer"] | null {
  const { revision } = usePacedReplica(PACE);
  const [told, setTold] = useState<{ readonly resourceId: string; readonly answer: ScalingAnswers[Kind]["answer"] } | null>(null);

  useEffect(() => {
    let wanted = true;
    void engine()
      .scaling(kind, { resourceId })
      .then((answer) => wanted && setTold({ resourceId, answer }));
    return () => {
      wanted = false;
    };
  }, [kind, resourceId, revision]);

  return told?.resourceId === resourceId ? told.answer : null;
}
