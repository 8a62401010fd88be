import { withTag } from "../../lib/imageName.ts";
import { assert } from "../../lib/assert.ts";
import type { Context, View } from "../kernel/context.ts";
import { seconds } from "../kernel/time.ts";
import { firing, timer } from "../kernel/timer.ts";
import { imagePulled } from "./events.ts";
import { imageBehaviorOf } from "./imageBehavior.ts";
import { machines, pulls } from "./tables.ts";
import { CACHED_PULL, IMAGES_HELD_LIMIT } from "./timing.ts";

/** A pull has had its time. */
export const pullEnds = timer("physics.pullEnds");

/**
 * Pulls an image onto a running machine; `imagePulled` says how it went. How long it takes is settled now, whether it
 * works when it ends. An image that the machine holds never fails: the agent falls back on its cache.
 */
export function pullImage(
  ctx: Context,
  { pullId, instanceId, image }: { readonly pullId: string; readonly instanceId: string; readonly image: string },
): void {
  const machine = ctx.need(machines, instanceId);
  assert(machine.powered, `machine ${instanceId} has no power to pull ${image}`);
  const held = imageIsHeld(ctx, { instanceId, image });
  const duration = held ? CACHED_PULL : seconds(imageBehaviorOf(ctx, image).pullSeconds);
  ctx.insert(pulls, { pullId, instanceId, image: withTag(image), endsAt: ctx.now + duration });
  ctx.schedule(pullEnds, pullId, duration);
}

/** Whether a machine has an image on its disk. */
export function imageIsHeld(view: View, { instanceId, image }: { readonly instanceId: string; readonly image: string }): boolean {
  return view.need(machines, instanceId).imagesHeld.includes(withTag(image));
}

export const pullEndsFiring = firing(pullEnds, (ctx, pullId) => {
  const pull = ctx.find(pulls, pullId);
  if (pull === undefined) return; // The machine lost its power.
  if (pull.endsAt > ctx.now) {
    ctx.schedule(pullEnds, pullId, pull.endsAt - ctx.now); // Begun anew under the same id.
    return;
  }
  ctx.remove(pulls, pullId);
  const { imagesHeld } = ctx.need(machines, pull.instanceId);
  const held = imagesHeld.includes(pull.image);
  const error = held ? null : imageBehaviorOf(ctx, pull.image).pullError;
  if (!held && error === null) {
    ctx.update(machines, pull.instanceId, { imagesHeld: [...imagesHeld, pull.image].slice(-IMAGES_HELD_LIMIT) });
  }
  ctx.emit(imagePulled, { pullId, error });
});
