import { seconds } from "../kernel/time.ts";

// AWS documents none of these: assumed, after what is commonly seen.

/** From power to a running operating system, with the agent still to start. */
export const BOOT_MIN = seconds(20);
export const BOOT_MAX = seconds(40);

/** Bare metal tests its memory first. */
export const METAL_BOOT_MIN = seconds(240);
export const METAL_BOOT_MAX = seconds(480);

/** Pulling an image that the machine holds: only its manifest is compared. */
export const CACHED_PULL = seconds(0.2);

/** How fast a registry delivers, and what it takes before the first byte. */
export const PULL_MB_PER_SECOND = 60;
export const PULL_OVERHEAD_SECONDS = 1;

/** How an image behaves of which nothing was said. */
export const DEFAULT_PULL_SECONDS = 2;
export const DEFAULT_START_SECONDS = 1;
export const DEFAULT_STOP_SECONDS = 1;
export const DEFAULT_HEALTH_STATUS = 200;

/** Images a machine keeps; older ones are cleaned away. */
export const IMAGES_HELD_LIMIT = 100;
