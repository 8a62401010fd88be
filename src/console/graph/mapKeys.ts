import type { KeyboardEvent } from "react";
import { replica, type Tables } from "../store/replica.ts";
import { select } from "../store/selection.ts";
import { type Flow, reveal } from "./camera.ts";
import { aim, drag, drop, letGo } from "./drag.ts";
import { carryOut } from "./carryOut.ts";
import { calls } from "./proposal.ts";
import { listenerOfRule, ruleAmongOthers } from "./rules/listenerRules.ts";
import { reordered } from "./rules/reorder.ts";
import { elementIdOf, focusedId, setFocused } from "./focus.ts";
import { guess } from "../store/callLanding.ts";
import { isGuessing } from "../store/landing.ts";
import { openMenuAt } from "./menu.ts";
import { cameraTime } from "./useMotion.ts";
import { nodeIdOfRef, projectionNow } from "./projection.ts";
import { nodeIdOf, refOf, type Thing, thingOf } from "./things.ts";
import { topology } from "./lateTopology.ts";
import type { Direction } from "./topology.ts";

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

export interface MapKeys {
  readonly flow: Flow;
  readonly screen: { readonly width: number; readonly height: number };
  readonly onZoom: (by: number) => void;
  readonly onFit: () => void;
}

/** What a key does on the map. Keys with Control, Command or Alt are the page's. */
export function onMapKey(event: KeyboardEvent, keys: MapKeys): void {
  if (event.ctrlKey || event.metaKey) return;
  if (event.altKey) {
    moveFocusedRule(event);
    return;
  }
  const isHolding = drag.getState().held?.by === "keyboard";
  const done = isHolding ? holding(event, keys) : walking(event, keys) || looking(event, keys);
  if (!done) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Alt and an arrow let the rule with the focus be asked earlier or later. */
function moveFocusedRule(event: KeyboardEvent): void {
  const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  const here = focusedId();
  const held = here === null || by === 0 ? undefined : ruleAmongOthers(here, replica.getState().tables);
  if (held === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const next = reordered(held.rules, held.at, held.at + by);
  if (next !== null) void carryOut(calls(next.says, next.call));
}

/** While something is in the hand, arrows choose its target. */
function holding(event: KeyboardEvent, keys: MapKeys): boolean {
  const direction = DIRECTIONS[event.key];
  const over = drag.getState().held?.over ?? null;
  if (direction !== undefined) void next(over, direction).then((place) => goTo(place, keys, aim));
  else if (event.key === "Tab") letGo();
  else if (event.key === "Enter" || event.key === " ") drop();
  else if (event.key === "Escape") letGo();
  else return false;
  return event.key !== "Tab";
}

function walking(event: KeyboardEvent, keys: MapKeys): boolean {
  const here = focusedId();
  const direction = DIRECTIONS[event.key];
  if (direction !== undefined) void next(here, direction).then((place) => goTo(place, keys));
  else if (event.key === "Enter") void enter(here, keys);
  else if (event.key === "Escape") {
    if (here === null) return false;
    void next(here, "out").then((place) => goTo(place, keys));
  } else if ((event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey) || event.key === "m") && here !== null) {
    openMenuAt(here);
  } else return false;
  return true;
}

function looking({ key }: KeyboardEvent, { onZoom, onFit }: MapKeys): boolean {
  if (key === "+" || key === "=") onZoom(1.25);
  else if (key === "-" || key === "−") onZoom(1 / 1.25);
  else if (key === "0") onFit();
  else return false;
  return true;
}

/** Enter goes inside; where there is no inside, it opens the thing's menu. */
async function enter(here: string | null, keys: MapKeys): Promise<void> {
  if (isGuessing() && here !== null && replica.getState().tables["ecs.containerInstances"].has(here)) {
    guess(here, cameraTime() === 0);
    return;
  }
  const inside = await next(here, "in");
  if (inside !== here || here === null) goTo(inside, keys);
  else openMenuAt(here);
}

async function next(from: string | null, direction: Direction): Promise<string | null> {
  const { step } = await topology();
  return step(from, direction, { ...projectionNow(), tables: replica.getState().tables });
}

/** Puts the focus, the selection and the camera on a place. */
function goTo(id: string | null, { flow, screen }: MapKeys, also?: (id: string | null) => void): void {
  setFocused(id);
  also?.(id);
  const thing = id === null ? undefined : thingOf(id, replica.getState().tables);
  if (also === undefined) select(thing === undefined ? null : refOf(thing));
  const boxes = projectionNow().boxes;
  const holder = thing === undefined ? id : holderOf(thing, replica.getState().tables);
  const box = boxes.get(holder ?? "");
  if (box !== undefined) reveal(flow, box, screen);
}

/** The node on which a thing stands that has none of its own. */
function holderOf(thing: Thing, tables: Tables): string | undefined {
  if (thing.kind === "task") return tables["ecs.tasks"].get(thing.id)?.containerInstanceArn;
  if (thing.kind === "capacityProvider") return nodeIdOfRef({ table: "ecs.capacityProviders", id: thing.id }, tables);
  return thing.kind === "rule" ? listenerOfRule(thing.id, tables)?.loadBalancerArn : nodeIdOf(thing);
}

/** The element that has the map's focus, for its active descendant; undefined while it is not drawn. */
export function activeElementId(focused: string | null): string | undefined {
  if (focused === null) return undefined;
  const id = elementIdOf(focused);
  return document.getElementById(id) === null ? undefined : id;
}
