import type { GetParametersRequest, GetParametersResult } from "../../../../aws/generated/ssm.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeParameter } from "../describe.ts";
import { findParameter } from "../lookup.ts";

export const getParameters = reading("ssm", "GetParameters", (view, { Names, WithDecryption = false }: GetParametersRequest): GetParametersResult => {
  const found = Names.map((name) => ({ name, row: findParameter(view, name) }));
  return {
    Parameters: found.flatMap(({ row }) => (row === undefined ? [] : [describeParameter(row, WithDecryption)])),
    InvalidParameters: found.filter(({ row }) => row === undefined).map(({ name }) => name),
  };
});
