import { daemonPass } from "./daemonPass.ts";
import type { DaemonCode } from "./late.ts";
import { makeRoomForDaemons, seatDaemons } from "./seatDaemons.ts";
import { freeShares } from "./shares.ts";

export const daemonCode: DaemonCode = { pass: daemonPass, seat: seatDaemons, makeRoom: makeRoomForDaemons, freeShares };
