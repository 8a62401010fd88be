import type { ServiceName } from "../../../aws/generated/api.ts";
import { modelOf } from "../../../aws/operations.ts";
import { json, readArgument, refuseFile } from "./arguments/argument.ts";
import { customInput } from "./ec2/customInput.ts";
import { withEncodedUserData } from "./ec2/userData.ts";
import { valueFault } from "./fault.ts";
import type { GivenOption, GivenOptions } from "./readOptions.ts";

type Input = Readonly<Record<string, unknown>>;

/** The input that a line's options describe: what --cli-input-json has, and over it what stands on the line. */
export function inputOf(service: ServiceName, operation: string, { given }: GivenOptions): Input {
  const custom = new Map<string, string>();
  let input: Input = {};
  for (const one of given) {
    const { means } = one.option;
    if (means.kind === "inputJson") input = { ...inputJson(one), ...input };
    else if (means.kind === "custom") custom.set(means.which, one.words[0] ?? "");
    else if (means.kind === "switch") input = { ...input, [means.member]: means.on };
    else if (means.kind === "member") input = { ...input, [means.member]: memberOf(service, one, means) };
  }
  if (service !== "ec2") return input;
  const whole = customInput(operation, custom, input);
  return operation === "RunInstances" ? withEncodedUserData(whole) : whole;
}

function memberOf(service: ServiceName, { option, words }: GivenOption, means: Extract<GivenOption["option"]["means"], { kind: "member" }>): unknown {
  if (means.member === "UserData" && words[0]?.startsWith("fileb://<(")) return words[0];
  return readArgument(option.name, words, means.shape, modelOf(service));
}

function inputJson({ words }: GivenOption): Input {
  const text = words[0] ?? "";
  refuseFile("--cli-input-json", text);
  const value = json("cli-input-json", text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Input;
  throw valueFault("cli-input-json", `Invalid JSON received: ${text}`);
}
