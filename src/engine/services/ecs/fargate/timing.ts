import { minutes, seconds } from "../../../kernel/time.ts";

/** What a Windows task takes longer to be provisioned. Assumed: it is commonly seen to take minutes. */
export const WINDOWS_PROVISION = seconds(240);

/** How often a service looks whether a zone that was dark can be used again. Assumed. */
export const ZONES_WATCHED = minutes(1);
