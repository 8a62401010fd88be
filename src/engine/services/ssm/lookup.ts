import { ACCOUNT_ID, REGION } from "../../../aws/region.ts";
import type { View } from "../../kernel/context.ts";
import { parameters, type ParameterRow } from "./tables.ts";

export function parameterArn(name: string): string {
  return `${ARN}${name.replace(/^\//, "")}`;
}

/** A parameter by its name or its ARN, in which the first slash of a path is that of the resource. */
export function findParameter(view: View, named: string): ParameterRow | undefined {
  if (!named.startsWith(ARN)) return view.find(parameters, named);
  const name = named.slice(ARN.length);
  return view.find(parameters, `/${name}`) ?? view.find(parameters, name);
}

const ARN = `arn:aws:ssm:${REGION}:${ACCOUNT_ID}:parameter/`;
