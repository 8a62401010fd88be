import { lateService } from "../late.ts";

/** Few sessions keep parameters. */
export const ssmLate = lateService("ssm");
