import type { Scenario } from "../engine/session/scenario.ts";
import { blackFriday } from "./blackFriday.ts";
import { emptyAccount } from "./emptyAccount.ts";
import { rentByTheSecond } from "./rentByTheSecond.ts";
import { retailStore } from "./retailStore.ts";
import { staticPorts } from "./staticPorts.ts";
import { twoRevisions } from "./twoRevisions.ts";
import { zoneDark } from "./zoneDark.ts";

/** What the start page offers, in its order. */
export const SCENARIOS: readonly Scenario[] = [retailStore, blackFriday, zoneDark, twoRevisions, staticPorts, rentByTheSecond, emptyAccount];
