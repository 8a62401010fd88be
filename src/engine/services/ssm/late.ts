import { lateOperations } from "../late.ts";

/** Few sessions keep parameters. */
export const ssmLate = lateOperations("ssm", [
  "DeleteParameter", "DescribeParameters", "GetParameter", "GetParameters", "PutParameter",
]);
