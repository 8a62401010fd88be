import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from "../../../../aws/generated/sts.ts";
import { iamArn } from "../../../../aws/arn.ts";
import { ACCOUNT_ID } from "../../../../aws/region.ts";
import { reading } from "../../../kernel/operation.ts";

/** Who calls. Nobody signs in here, so it is always the account's owner. */
export const getCallerIdentity = reading(
  "sts",
  "GetCallerIdentity",
  (_view, _input: GetCallerIdentityRequest): GetCallerIdentityResponse => ({
    UserId: ACCOUNT_ID,
    Account: ACCOUNT_ID,
    Arn: iamArn("root"),
  }),
);
