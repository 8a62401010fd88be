import type { Rows } from "../../../bridge/protocol.ts";
import { isFailedFlow } from "../../store/flowFates.ts";
import type { Box } from "../geometry.ts";
import { bow } from "./line.ts";
import type { CallsRoad } from "./roads.ts";

/** A road between two services, and what goes along it. */
export interface Calls {
  readonly road: CallsRoad;
  readonly requestsPerSecond: number;
  /** 0 to 1. */
  readonly failing: number;
}

/** The requests that tasks of one service send to those of another, by whatever name and way. */
export function callsBetween(flows: Iterable<Rows["ecs.serviceFlows"]>, boxes: ReadonlyMap<string, Box>): readonly Calls[] {
  const sums = new Map<string, { readonly source: string; readonly target: string; all: number; failed: number }>();
  for (const flow of flows) {
    const { serviceArn: source, targetServiceArn: target, thousandthsPerSecond } = flow;
    if (target === null || target === source || thousandthsPerSecond === 0) continue;
    const id = `calls|${source}|${target}`;
    const sum = sums.get(id) ?? { source, target, all: 0, failed: 0 };
    sum.all += thousandthsPerSecond;
    if (isFailedFlow(flow)) sum.failed += thousandthsPerSecond;
    sums.set(id, sum);
  }
  return [...sums].flatMap(([id, { source, target, all, failed }]): readonly Calls[] => {
    const [from, to] = [boxes.get(source), boxes.get(target)];
    if (from === undefined || to === undefined) return [];
    const line = bow({ x: from.x + from.width, y: from.y + LEAVES }, { x: to.x + to.width, y: to.y + ARRIVES });
    return [{ road: { id, kind: "calls", source, target, line, room: 0 }, requestsPerSecond: all / 1000, failing: failed / all }];
  });
}

/** Where roads leave the right edge of a card and where they arrive: those of two who call each other do not meet. */
const LEAVES = 22;
const ARRIVES = 34;
