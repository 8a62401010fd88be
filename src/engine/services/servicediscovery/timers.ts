import { timer } from "../../kernel/timer.ts";

/** What an operation asked for is done; later, it can no longer be asked for. Subject: operationId. */
export const operationEnds = timer("servicediscovery.operationEnds", 350);

/** A health that was pushed takes effect. Subject: the instance's key. */
export const healthTakesEffect = timer("servicediscovery.healthTakesEffect", 360);
