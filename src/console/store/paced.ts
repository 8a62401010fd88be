import { useEffect, useState } from "react";
import { replica, type Replica } from "./replica.ts";

/**
 * The replica for views that count and list over whole tables: it renders at most so many times a second,
 * whatever the pace of the simulation. Nothing is lost: the last state always arrives.
 */
export function usePacedReplica(timesPerSecond: number): Replica {
  const [state, setState] = useState(replica.getState);
  useEffect(() => {
    const period = 1000 / timesPerSecond;
    let last = 0;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      waiting = undefined;
      last = performance.now();
      setState(replica.getState());
    };
    const stop = replica.subscribe(() => {
      if (waiting === undefined) waiting = setTimeout(show, Math.max(0, last + period - performance.now()));
    });
    show();
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [timesPerSecond]);
  return state;
}
