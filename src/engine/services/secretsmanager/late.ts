import { lateOperations } from "../late.ts";

/** Few sessions keep secrets. */
export const secretsManagerLate = lateOperations("secretsmanager", [
  "CreateSecret", "DeleteSecret", "DescribeSecret", "GetSecretValue", "ListSecrets", "PutSecretValue",
]);
