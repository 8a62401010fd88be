import { seconds } from "../../kernel/time.ts";

/** From registration to the first probe. Assumed, as of Application Load Balancers. */
export const FIRST_PROBE = [seconds(1), seconds(3)] as const;
