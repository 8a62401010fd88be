import { decideByPolicies } from "./decide/decideByPolicies.ts";
import type { IamCode } from "./late.ts";
import { iamOperations } from "./operations.ts";

/** All that IAM does. It is fetched with the first call that needs it: see `late.ts`. */
export const iamCode: IamCode = { operations: iamOperations, decide: decideByPolicies };
