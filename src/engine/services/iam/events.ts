import { event } from "../../kernel/event.ts";

/** What a role may do, or who may act in it, or which role an instance profile holds, is not what it was. */
export const rightsChanged = event<{ readonly roleKey: string }>("iam.rightsChanged");
