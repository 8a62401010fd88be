import type { DeleteParameterRequest, DeleteParameterResult } from "../../../../aws/generated/ssm.ts";
import { operation } from "../../../kernel/operation.ts";
import { findParameter } from "../lookup.ts";
import { notFound } from "../refusals.ts";
import { parameters } from "../tables.ts";

export const deleteParameter = operation("ssm", "DeleteParameter", {
  check(view, { Name }: DeleteParameterRequest) {
    const row = findParameter(view, Name);
    if (row === undefined) throw notFound();
    return row;
  },

  apply(ctx, { name }): DeleteParameterResult {
    ctx.remove(parameters, name);
    return {};
  },
});
