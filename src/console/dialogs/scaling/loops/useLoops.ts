import { useEffect, useState } from "react";
import type { TwoLoops } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";
import { replica } from "../../../store/replica.ts";

/** While hops are still to come it is asked again so often, in milliseconds: the past is lived again each time. */
const AGAIN = 1_500;

/** The loops of a service, until all of them have come; undefined until they are known, null: it was never scaled out. */
export function useLoops(resourceId: string, near: number | null): TwoLoops | null | undefined {
  const key = `${resourceId} ${near ?? ""}`;
  const [told, setTold] = useState<{ readonly key: string; readonly answer: TwoLoops | null } | null>(null);

  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      const { now } = replica.getState();
      void engine()
        .scaling("loops", { resourceId, near })
        .then((answer) => {
          if (!wanted) return;
          setTold({ key, answer });
          if (answer?.isOver !== true) timer = setTimeout(() => askOnceItWentOn(now), AGAIN);
        });
    };
    const askOnceItWentOn = (asked: number) => {
      if (replica.getState().now !== asked) ask();
      else timer = setTimeout(() => askOnceItWentOn(asked), AGAIN);
    };
    ask();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key, resourceId, near]);

  return told?.key === key ? told.answer : undefined;
}
