import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { bothGroups } from "../../aws/rules/bothGroups.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { replica } from "./replica.ts";
import { type RequestSample, requestsTo, sampled, type TrafficSample } from "./requestSamples.ts";

/** Looks at the traffic a second, while somebody wants to know. */
const PACE = 2;

const samples = createStore<{ readonly list: readonly TrafficSample[] }>(() => ({ list: [] }));

let watchers = 0;
let looking: ReturnType<typeof setInterval> | undefined;

/** What became of the requests to a service, as far back as somebody watched; null: to all. */
export function useRequests(service: Rows["ecs.services"] | null): readonly RequestSample[] {
  useEffect(() => {
    watchers++;
    looking ??= setInterval(look, 1000 / PACE);
    return () => {
      watchers--;
      if (watchers > 0) return;
      clearInterval(looking);
      looking = undefined;
    };
  }, []);
  const groupArns = service === null ? null : bothGroups(service.loadBalancers).join(" ");
  const list = useStore(samples, (state) => state.list);
  return useMemo(() => requestsTo(list, groupArns === null ? null : new Set(groupArns.split(" "))), [list, groupArns]);
}

function look(): void {
  const { tables, now } = replica.getState();
  samples.setState(({ list }) => (list.at(-1)?.at === now ? { list } : { list: sampled(list, { traffic: tables["physics.traffic"].values(), streams: tables["elbv2.streams"].values(), now }) }));
}
