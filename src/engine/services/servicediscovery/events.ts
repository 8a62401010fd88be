import { event } from "../../kernel/event.ts";

/** What an operation asked for is done: `target` is a namespace, a service or an instance's key. */
export const operationEnded = event<{ readonly type: string; readonly target: string }>("servicediscovery.operationEnded");
