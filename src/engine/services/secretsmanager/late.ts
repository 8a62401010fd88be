import { lateService } from "../late.ts";

/** Few sessions keep secrets. */
export const secretsManagerLate = lateService("secretsmanager");
