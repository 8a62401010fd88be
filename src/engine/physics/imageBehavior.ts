import { withTag } from "../../lib/imageName.ts";
import { isMoreSpecific, matchesWildcard } from "../../lib/wildcard.ts";
import type { View } from "../kernel/context.ts";
import { behaviorPatterns, costlyImages, hungryImages, imageBehaviors, PATTERNS, type ImageBehaviorRow, type ImageResources } from "./tables.ts";
import { DEFAULT_HEALTH_STATUS, DEFAULT_PULL_SECONDS, DEFAULT_START_SECONDS, DEFAULT_STOP_SECONDS } from "./timing.ts";

/**
 * How containers of an image behave: as its own behaviour says, else the most specific pattern that fits
 * (most literal text, then by code unit), else the default, whatever the image's name.
 */
export function imageBehaviorOf(view: View, image: string): ImageBehaviorRow {
  const name = withTag(image);
  const own = view.find(imageBehaviors, name);
  if (own !== undefined) return own;
  let best: ImageBehaviorRow | undefined;
  for (const behavior of view.where(behaviorPatterns, PATTERNS)) {
    if (matchesWildcard(behavior.image, name) && (best === undefined || isMoreSpecific(behavior.image, best.image))) {
      best = behavior;
    }
  }
  return best ?? defaultBehavior(name);
}

const NO_CALLS: ImageBehaviorRow["awsCalls"] = [];

/** The behaviour of an image of which nothing was said: it pulls, starts, answers 200 and never exits. */
export function defaultBehavior(image: string): ImageBehaviorRow {
  return {
    image,
    imageSizeMiB: null,
    pullSeconds: DEFAULT_PULL_SECONDS,
    startSeconds: DEFAULT_START_SECONDS,
    stopSeconds: DEFAULT_STOP_SECONDS,
    healthStatus: DEFAULT_HEALTH_STATUS,
    unhealthyAfterSeconds: null,
    exitAfterSeconds: null,
    exitCode: 0,
    ignoresSigterm: false,
    pullError: null,
    awsCalls: NO_CALLS,
  };
}

/** What containers of an image use, as far as anything was said of it. */
export function resourcesOf(view: View, image: string): ImageResources | undefined {
  return view.isEmpty(costlyImages) ? undefined : (imageBehaviorOf(view, image).resources ?? undefined);
}

/** Whether anything was said of what any image uses. */
export const anyResources = (view: View): boolean => !view.isEmpty(costlyImages);

/** Whether anything was said of the memory that any image uses. */
export const anyMemory = (view: View): boolean => !view.isEmpty(hungryImages);

/** Whether the program of any image asks anything of AWS. */
export function anyAwsCalls(view: View): boolean {
  return view.all(imageBehaviors).some(({ awsCalls }) => awsCalls.length > 0);
}
