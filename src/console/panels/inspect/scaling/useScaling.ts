import { useEffect, useState } from "react";
import type { ScalingAnswers } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";
import { usePacedReplica } from "../../../store/paced.ts";

/** It is asked at most so often a second. */
const PACE = 2;

/** What the engine says of how something is scaled, as its clock goes on; null until it is known. */
export function useScaling<Kind extends "why" | "provider">(kind: Kind, of: ScalingAnswers[Kind]["asked"]): ScalingAnswers[Kind]["answer"] | null {
  const { revision } = usePacedReplica(PACE);
  const key = JSON.stringify(of);
  const [told, setTold] = useState<{ readonly key: string; readonly answer: ScalingAnswers[Kind]["answer"] } | null>(null);

  useEffect(() => {
    let wanted = true;
    void engine()
      .scaling(kind, JSON.parse(key) as ScalingAnswers[Kind]["asked"])
      .then((answer) => wanted && setTold({ key, answer }));
    return () => {
      wanted = false;
    };
  }, [kind, key, revision]);

  return told?.key === key ? told.answer : null;
}
