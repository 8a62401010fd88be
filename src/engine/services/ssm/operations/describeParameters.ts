import type { DescribeParametersRequest, DescribeParametersResult, ParameterStringFilter } from "../../../../aws/generated/ssm.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeMetadata } from "../describe.ts";
import { notSimulated, validation } from "../refusals.ts";
import { parameters, type ParameterRow } from "../tables.ts";

export const describeParameters = reading("ssm", "DescribeParameters", (view, input: DescribeParametersRequest): DescribeParametersResult => {
  const { Filters = [], ParameterFilters = [], MaxResults = 50, NextToken } = input;
  if (Filters.length > 0) throw notSimulated("Filters");
  const rows = view.all(parameters).filter((row) => ParameterFilters.every((filter) => passes(row, filter)));
  const from = NextToken === undefined ? 0 : Number(NextToken);
  if (!Number.isSafeInteger(from) || from < 0) throw validation("Invalid NextToken"); // Assumed wording.
  const to = from + MaxResults;
  return { Parameters: rows.slice(from, to).map(describeMetadata), ...(to < rows.length ? { NextToken: String(to) } : {}) };
});

/** API reference, ParameterStringFilter. */
function passes({ name, type }: ParameterRow, { Key, Option = "Equals", Values = [] }: ParameterStringFilter): boolean {
  if (Key === "Type" && Option === "Equals") return Values.includes(type);
  if (Key === "Name" && Option === "Equals") return Values.includes(name);
  if (Key === "Name" && Option === "BeginsWith") return Values.some((value) => name.startsWith(value));
  if (Key === "Name" && Option === "Contains") return Values.some((value) => name.includes(value));
  throw notSimulated(`The filter ${Key} with the option ${Option}`);
}
