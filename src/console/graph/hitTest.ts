import { type Box, COLUMN } from "./geometry.ts";
import type { Projection } from "./projection.ts";
import { ruleAt } from "./rules/ruleShapes.ts";

/**
 * The node at a point of the world: of those that contain it, the one drawn last. The room that waits below a
 * target group for its service counts as the group's. On a balancer it is the rule whose line is there.
 */
export function nodeAt({ nodes, boxes, structure }: Projection, x: number, y: number): string | null {
  let found: string | null = null;
  let level = -1;
  for (const { id, zIndex = 0 } of nodes) {
    const box = boxes.get(id);
    if (box !== undefined && zIndex >= level && contains(box, x, y)) [found, level] = [id, zIndex];
  }
  if (found !== null) return ruleOn(found, { boxes, structure }, y) ?? found;
  for (const { column } of structure.boxes) {
    for (const { targetGroupArn, serviceArn } of column) {
      const box = targetGroupArn === null || serviceArn !== null ? undefined : boxes.get(targetGroupArn);
      if (box !== undefined && contains({ ...box, height: box.height + COLUMN.steadyService }, x, y)) return targetGroupArn;
    }
  }
  return null;
}

function ruleOn(nodeId: string, { boxes, structure }: Pick<Projection, "boxes" | "structure">, y: number): string | undefined {
  const balancer = structure.loadBalancers.find(({ arn }) => arn === nodeId);
  return balancer === undefined ? undefined : ruleAt(balancer.listeners, y - (boxes.get(nodeId)?.y ?? 0));
}

function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
