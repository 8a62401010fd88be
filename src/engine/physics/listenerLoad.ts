import type { Context, View } from "../kernel/context.ts";
import { listenerLoads, type ListenerLoadRow } from "./tables.ts";

/** The load on a listener, if it has one. */
export function listenerLoadOn(view: View, listenerArn: string): ListenerLoadRow | undefined {
  return view.find(listenerLoads, listenerArn);
}

/** Whether any listener has a load: hardly any account's has, and nobody need look further then. */
export function anyListenerLoad(view: View): boolean {
  return view.size(listenerLoads) > 0;
}

/** Whether a listener may be given a load: it has one already, or there are not too many yet. */
export function listenerLoadHasRoom(view: View, listenerArn: string): boolean {
  return view.find(listenerLoads, listenerArn) !== undefined || view.size(listenerLoads) < listenerLoads.limit;
}

/** Puts a constant load on a listener, or changes the one it has. */
export function setListenerLoad(ctx: Context, load: ListenerLoadRow): void {
  if (ctx.find(listenerLoads, load.listenerArn) === undefined) ctx.insert(listenerLoads, load);
  else ctx.update(listenerLoads, load.listenerArn, load);
}

/** Takes the load off a listener that goes away. */
export function endListenerLoad(ctx: Context, listenerArn: string): void {
  if (ctx.find(listenerLoads, listenerArn) !== undefined) ctx.remove(listenerLoads, listenerArn);
}
