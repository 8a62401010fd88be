import { seconds } from "../../kernel/time.ts";

/** From CreateLoadBalancer to `active`. Real ones take a minute or three: assumed, short, so that a first deployment is not watched waiting. */
export const PROVISIONING = seconds(20);

/** From registration to the first probe. Observed: healthy 1.1 to 2.4 s after registration. */
export const FIRST_PROBE_MIN = seconds(1);
export const FIRST_PROBE_MAX = seconds(3);
