import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { NetworkLens, TableName } from "../../../bridge/protocol.ts";
import { engine } from "../../store/engine.ts";
import { replica } from "../../store/replica.ts";

/** Who reaches whom, as the engine last answered; null before its first answer. */
const reach = createStore<{ readonly answer: NetworkLens | null }>(() => ({ answer: null }));

export const useReach = <T>(select: (answer: NetworkLens | null) => T): T => useStore(reach, ({ answer }) => select(answer));

export const onReach = (listener: () => void): (() => void) => reach.subscribe(listener);

export const reachNow = (): NetworkLens | null => reach.getState().answer;

/** It is asked at most so often, in milliseconds, and never for more than a tenth of the time. */
const PERIOD = 500;
const REST = 10;

/** What the answer depends on. */
const WATCHED: readonly TableName[] = [
  "ec2.instances",
  "ec2.subnets",
  "ec2.securityGroups",
  "ec2.routeTables",
  "ec2.routeTableAssociations",
  "ec2.internetGateways",
  "ec2.natGateways",
  "ec2.vpcEndpoints",
  "elb.loadBalancers",
  "elb.instances",
  "elbv2.loadBalancers",
  "elbv2.listeners",
  "elbv2.targetGroups",
  "elbv2.targets",
];

/** Who wants to know; the last one to go ends the asking. */
let askers = 0;
let stopAsking: () => void = () => undefined;

/** Keeps the answer true for as long as somebody wants to know, until each has stopped. */
export function keepAsking(): () => void {
  if (++askers === 1) stopAsking = startAsking();
  return () => {
    if (--askers === 0) stopAsking();
  };
}

/** Asks whenever something changed that matters. */
function startAsking(): () => void {
  let isStopped = false;
  let isAsking = false;
  let seen: readonly unknown[] = [];
  const look = () => WATCHED.map((name) => replica.getState().tables[name]);

  async function ask() {
    if (isAsking) return;
    isAsking = true;
    while (!isStopped && look().some((table, at) => table !== seen[at])) {
      seen = look();
      const began = performance.now();
      const answer = await engine().networkLens();
      if (!isStopped) reach.setState({ answer });
      await new Promise((resolve) => setTimeout(resolve, Math.max(PERIOD, REST * (performance.now() - began))));
    }
    isAsking = false;
  }

  const stop = replica.subscribe(() => void ask());
  void ask();
  return () => {
    isStopped = true;
    stop();
    reach.setState({ answer: null });
  };
}
