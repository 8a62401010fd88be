import { useEffect } from "react";
import { by } from "../../lib/compare.ts";
import { replica } from "../store/replica.ts";
import { aimOf } from "./aim.ts";
import { easeTo, type Flow, LEGIBLE } from "./camera.ts";
import { carryOut } from "./carryOut.ts";
import { aim, drag, type DragItem, type Held, offerSurface } from "./drag.ts";
import { setDropState } from "./dropState.ts";
import { focusedId } from "./focus.ts";
import { distanceTo } from "./geometry.ts";
import { onceGhostsArePainted } from "./ghostTime.ts";
import type { HeldOver } from "./heldOver.ts";
import { nodeAt } from "./hitTest.ts";
import { expectPreview, hidePreview, previewCount, resetCount, setPreviewCount, showPreview, turnTask } from "./preview.ts";
import { projectionNow } from "./projection.ts";
import { type ThingKind, thingOf } from "./things.ts";
import { topology } from "./lateTopology.ts";

/** Makes the map the place where dragged and picked things are dropped. */
export function useDragTarget(flow: Flow, element: HTMLElement | null): void {
  useEffect(() => {
    if (element === null) return;
    const withdraw = offerSurface({
      nodeAt: (x, y) => {
        if (!isOver(element, x, y)) return undefined;
        const point = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
        return nodeAt(projectionNow(), point.x, point.y);
      },
      drop: (held) => {
        const meant = aimOf(held, replica.getState().tables);
        if (meant !== null && meant.proposal.kind !== "refused") void carryOut(meant.proposal);
      },
      picked: () => {
        element.querySelector<HTMLElement>(".react-flow")?.focus();
        void firstTarget().then(aim);
      },
    });
    const stop = drag.subscribe((now, before) => follow(now.held, before.held, { flow, element }));
    const listening = new AbortController();
    window.addEventListener("keydown", onHeldKey, { capture: true, signal: listening.signal });
    window.addEventListener("wheel", wheelCount, { capture: true, passive: false, signal: listening.signal });
    return () => {
      withdraw();
      stop();
      listening.abort();
    };
  }, [flow, element]);
}

interface Surface {
  readonly flow: Flow;
  readonly element: HTMLElement;
}

/** Shows what a drop would do, each time the thing in the hand moves. */
function follow(held: Held | null, before: Held | null, { flow, element }: Surface): void {
  if (held === null) {
    setDropState(null);
    hidePreview();
    expectPreview(null);
    resetCount();
    return;
  }
  const moved = before === null || held.over !== before.over || held.onMap !== before.onMap || held.shift !== before.shift || held.item !== before.item;
  if (!moved) return;
  const meant = aimOf(held, replica.getState().tables);
  setDropState(meant);
  const { item } = held;
  if (meant === null || meant.previewIn === null || item.kind !== "taskDefinition") {
    hidePreview();
    expectPreview(item.kind === "taskDefinition" ? nearestTaker(held, { flow, element }) : null);
    return;
  }
  showPreview({ clusterArn: meant.previewIn, taskDefinitionArn: item.arn, revision: item.revision ?? null });
  if (flow.getZoom() >= LEGIBLE || meant.previewIn === eased) return;
  eased = meant.previewIn;
  onceGhostsArePainted(() => lookCloser({ flow, element }));
}

/** The cluster that tasks in the hand reach first; null: none takes them. */
function nearestTaker(held: Held, { flow }: Surface): HeldOver | null {
  if (held.item.kind !== "taskDefinition" || held.by !== "pointer") return null;
  const { structure, boxes } = projectionNow();
  const { tables } = replica.getState();
  const hand = flow.screenToFlowPosition({ x: held.x, y: held.y }, { snapToGrid: false });
  const takers = structure.boxes.flatMap(({ id }) => {
    const box = boxes.get(id);
    const clusterArn = aimOf({ ...held, over: id, onMap: true }, tables)?.previewIn ?? null;
    return box === undefined || clusterArn === null ? [] : [{ clusterArn, away: distanceTo(box, hand) }];
  });
  const [nearest] = takers.toSorted(by(({ away }) => away));
  return nearest === undefined ? null : { clusterArn: nearest.clusterArn, taskDefinitionArn: held.item.arn, revision: held.item.revision ?? null };
}

/** Goes to the cluster that something is held over, so that the reasons on its cards can be read. */
function lookCloser({ flow, element }: Surface): void {
  const { held } = drag.getState();
  const box = projectionNow().boxes.get(eased ?? "");
  if (held === null || box === undefined) return;
  const { left, top } = element.getBoundingClientRect();
  const pointer = held.by === "pointer" ? { x: held.x - left, y: held.y - top } : null;
  easeTo(flow, box, { width: element.clientWidth, height: element.clientHeight }, pointer);
}

/** The cluster the camera went to for this drag; it goes there once. */
let eased: string | null = null;
drag.subscribe(({ held }) => {
  if (held === null) eased = null;
});

/** Where each kind of thing usually goes. */
const USUAL: Readonly<Record<DragItem["kind"], ThingKind>> = {
  taskDefinition: "cluster",
  service: "targetGroup",
  rule: "targetGroup",
  group: "loadBalancer",
  instanceType: "zone",
  loadBalancer: "internet",
  targetGroup: "loadBalancer",
  autoScalingGroup: "cluster",
  cluster: "internet",
};

/** Where a picked thing begins: at the place with the focus if it can go there, else where such a thing usually goes. */
async function firstTarget(): Promise<string | null> {
  const { placesOf } = await topology();
  const { held } = drag.getState();
  if (held === null) return null;
  const { tables } = replica.getState();
  const takes = (over: string | null) => aimOf({ ...held, over }, tables)?.proposal.kind !== "refused";
  const focused = focusedId();
  if (focused !== null && takes(focused)) return focused;
  const places = placesOf({ ...projectionNow(), tables }).filter(takes);
  return places.find((place) => thingOf(place, tables)?.kind === USUAL[held.item.kind]) ?? places[0] ?? focused;
}

/** Plus and minus change how many tasks are held; Tab walks through them. */
function onHeldKey(event: KeyboardEvent): void {
  const { held } = drag.getState();
  if (held?.item.kind !== "taskDefinition" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Tab") {
    if (!turnTask(event.shiftKey ? -1 : 1)) return;
  } else {
    const by = event.key === "+" || event.key === "=" ? 1 : event.key === "-" || event.key === "−" ? -1 : 0;
    if (by === 0) return;
    setPreviewCount(previewCount() + by);
  }
  event.preventDefault();
  event.stopPropagation();
}

function wheelCount(event: WheelEvent): void {
  const { held } = drag.getState();
  if (held?.by !== "pointer" || held.item.kind !== "taskDefinition") return;
  event.preventDefault();
  event.stopPropagation();
  setPreviewCount(previewCount() + (event.deltaY < 0 ? 1 : -1));
}

function isOver(element: HTMLElement, x: number, y: number): boolean {
  const box = element.getBoundingClientRect();
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}
