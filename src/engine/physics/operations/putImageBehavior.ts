import type { PutImageBehaviorRequest, PutImageBehaviorResponse } from "../../../aws/generated/physics.ts";
import { withTag } from "../../../lib/imageName.ts";
import { operation } from "../../kernel/operation.ts";
import { followBehavior } from "../changedBehavior.ts";
import { describeImageBehavior } from "../describe.ts";
import { defaultBehavior } from "../imageBehavior.ts";
import { limitExceeded } from "../refusals.ts";
import { imageBehaviors, type ImageBehaviorRow } from "../tables.ts";
import { PULL_MB_PER_SECOND, PULL_OVERHEAD_SECONDS } from "../timing.ts";

/**
 * Says how containers of an image behave, all of it: what is left out is the default again.
 * Running processes answer accordingly at once; pulls, starts and exits follow from the next one on.
 */
export const putImageBehavior = operation("physics", "PutImageBehavior", {
  check(view, input: PutImageBehaviorRequest): ImageBehaviorRow {
    const behavior = behaviorOf(input);
    const isNew = view.find(imageBehaviors, behavior.image) === undefined;
    if (isNew && view.size(imageBehaviors) >= imageBehaviors.limit) {
      throw limitExceeded(`At most ${imageBehaviors.limit} image behaviors can be kept.`);
    }
    return behavior;
  },

  apply(ctx, behavior): PutImageBehaviorResponse {
    followBehavior(ctx, () => {
      const before = ctx.find(imageBehaviors, behavior.image);
      if (before === undefined) ctx.insert(imageBehaviors, behavior);
      else ctx.update(imageBehaviors, behavior.image, { ...unsaid(before), ...behavior });
    });
    return { imageBehavior: describeImageBehavior(behavior) };
  },
});

/** What a row has that old sessions do not know is null where it is said no more: an update takes no member away. */
function unsaid({ requestStatus, resources }: ImageBehaviorRow): Partial<ImageBehaviorRow> {
  return { ...(requestStatus === undefined ? {} : { requestStatus: null }), ...(resources === undefined ? {} : { resources: null }) };
}

function behaviorOf(input: PutImageBehaviorRequest): ImageBehaviorRow {
  const usual = defaultBehavior(withTag(input.image));
  return {
    image: usual.image,
    imageSizeMiB: input.imageSizeMiB ?? usual.imageSizeMiB,
    pullSeconds: input.pullSeconds ?? pullSecondsOf(input.imageSizeMiB) ?? usual.pullSeconds,
    startSeconds: input.startSeconds ?? usual.startSeconds,
    stopSeconds: input.stopSeconds ?? usual.stopSeconds,
    healthStatus: input.healthStatus ?? usual.healthStatus,
    ...(input.requestStatus === undefined ? {} : { requestStatus: input.requestStatus }),
    unhealthyAfterSeconds: input.unhealthyAfterSeconds ?? usual.unhealthyAfterSeconds,
    exitAfterSeconds: input.exitAfterSeconds ?? usual.exitAfterSeconds,
    exitCode: input.exitCode ?? usual.exitCode,
    ignoresSigterm: input.ignoresSigterm ?? usual.ignoresSigterm,
    pullError: input.pullError ?? usual.pullError,
    ...(input.resources === undefined ? {} : { resources: input.resources }),
    awsCalls: (input.awsCalls ?? []).map(({ action, resource = "*" }) => ({ action, resource })),
  };
}

/** How long a pull of that size takes, to the tenth of a second. */
function pullSecondsOf(imageSizeMiB: number | undefined): number | undefined {
  if (imageSizeMiB === undefined) return undefined;
  const megabytes = (imageSizeMiB * 1_048_576) / 1_000_000;
  return Math.round((megabytes / PULL_MB_PER_SECOND + PULL_OVERHEAD_SECONDS) * 10) / 10;
}
