import type { SimTime } from "../../kernel/time.ts";
import type { Lasting } from "./tables.ts";

export { chargedMs } from "./charged.ts";
export { keepMeter } from "./meters.ts";
export { lasted, noteCharged, noteEnd } from "./noteEnd.ts";
export type { Lasting, Use } from "./tables.ts";

/** So many public addresses of what serves all. */
export const publicAddresses = (count: number, since: SimTime): readonly Lasting[] => (count === 0 ? [] : [{ use: { kind: "publicIp", holder: "other", serviceArn: null }, share: count, since }]);
