import type { DescribeSecretRequest, DescribeSecretResponse } from "../../../../aws/generated/secretsmanager.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeSecretRow } from "../describe.ts";
import { needSecret } from "../lookup.ts";

export const describeSecret = reading("secretsmanager", "DescribeSecret", (view, { SecretId }: DescribeSecretRequest): DescribeSecretResponse => {
  const { stages, ...secret } = describeSecretRow(needSecret(view, SecretId));
  return { ...secret, VersionIdsToStages: stages };
});
