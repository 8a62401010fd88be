import type { GetParameterRequest, GetParameterResult } from "../../../../aws/generated/ssm.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeParameter } from "../describe.ts";
import { findParameter } from "../lookup.ts";
import { notFound } from "../refusals.ts";

export const getParameter = reading("ssm", "GetParameter", (view, { Name, WithDecryption = false }: GetParameterRequest): GetParameterResult => {
  const row = findParameter(view, Name);
  if (row === undefined) throw notFound();
  return { Parameter: describeParameter(row, WithDecryption) };
});
