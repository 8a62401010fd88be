import type { Rows } from "../../../../bridge/protocol.ts";

type Action = NonNullable<Rows["autoscaling.groups"]["scheduledActions"]>[number];

/** `min 1, max 4, desired 2`, of what is said. */
export const sizesText = ({ minSize, maxSize, desiredCapacity }: { readonly [size in keyof Action["sizes"]]: number | undefined }): string =>
  [["min", minSize], ["max", maxSize], ["desired", desiredCapacity]].flatMap(([word, size]) => (size === undefined ? [] : [`${word} ${size}`])).join(", ");
