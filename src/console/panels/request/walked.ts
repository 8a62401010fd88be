import { useEffect, useState } from "react";
import type { Walk, WalkRequest } from "../../../bridge/protocol.ts";
import { type Asked, useAsked } from "../../store/asked.ts";
import { engine } from "../../store/engine.ts";
import { usePacedReplica } from "../../store/paced.ts";
import type { Tables } from "../../store/replica.ts";
import { listenerChoices } from "./listenerChoices.ts";

/** The walk of the request, walked again when the world has changed, a few times a second at most. */
export function useWalk(): { readonly request: WalkRequest | null; readonly walk: Walk | null } {
  const state = usePacedReplica(PACE);
  const wanted = useAsked();
  const request = requestFor(wanted, state.tables);
  const key = JSON.stringify(request);
  const [answer, setAnswer] = useState<{ readonly of: string; readonly walk: Walk | null } | null>(null);
  useEffect(() => {
    const parsed = JSON.parse(key) as WalkRequest | null;
    if (parsed === null) return;
    let isWanted = true;
    void engine()
      .walk(parsed)
      .then((walk) => isWanted && setAnswer({ of: key, walk }));
    return () => {
      isWanted = false;
    };
  }, [key, state.revision]);
  return { request, walk: answer?.of === key ? answer.walk : null };
}

const PACE = 3;

/** With the listener that was asked for, while it exists, else the first; with the name of its balancer for a host. */
export function requestFor({ listenerArn, host, ...rest }: Asked, tables: Tables): WalkRequest | null {
  const choices = listenerChoices(tables, listenerArn);
  const listener = choices.find((one) => one.listenerArn === listenerArn) ?? choices[0];
  return listener === undefined ? null : { ...rest, listenerArn: listener.listenerArn, host: host === "" ? listener.dnsName : host };
}
