import { epochSeconds } from "../../../aws/epoch.ts";
import type { Parameter, ParameterMetadata } from "../../../aws/generated/ssm.ts";
import { parameterArn } from "./lookup.ts";
import type { ParameterRow } from "./tables.ts";

/** A parameter with its value: of a secure one what it is in its encrypted form, unless it is asked for. */
export function describeParameter({ name, type, value, version, modifiedAt }: ParameterRow, withDecryption: boolean): Parameter {
  const shown = type === "SecureString" && !withDecryption ? `kms:${name}:${version}` : value;
  return { Name: name, Type: type, Value: shown, Version: version, LastModifiedDate: epochSeconds(modifiedAt), ARN: parameterArn(name), DataType: "text" };
}

/** A parameter without its value. */
export function describeMetadata({ name, type, version, description, modifiedAt }: ParameterRow): ParameterMetadata {
  return {
    Name: name,
    ARN: parameterArn(name),
    Type: type,
    ...(type === "SecureString" ? { KeyId: "alias/aws/ssm" } : {}),
    LastModifiedDate: epochSeconds(modifiedAt),
    ...(description === null ? {} : { Description: description }),
    Version: version,
    Tier: "Standard",
    Policies: [],
    DataType: "text",
  };
}
