import type { Call } from "../../../../aws/generated/api.ts";
import { readsAsItself, scalarOption, shellWord } from "../shell.ts";

/**
 * The options of `aws ec2 run-instances` that are not the API's members: --count stands for the two counts, and
 * --user-data takes the text itself, which the command encodes. Undefined without both counts: there is no option
 * for one alone.
 */
export function runInstancesOptions(members: readonly (readonly [string, unknown])[]): RunInstancesOptions | undefined {
  const given = new Map(members);
  const options: string[] = [];
  const [min, max] = [given.get("MinCount"), given.get("MaxCount")];
  if (typeof min !== "number" || typeof max !== "number") return undefined;
  options.push(scalarOption("count", min === max ? String(max) : `${min}:${max}`));
  const userData = given.get("UserData");
  if (typeof userData === "string") options.push(userDataOption(userData));
  return { options, rest: members.filter(([name]) => !OWN.has(name)) };
}

/** The command's own options, and the members that are left to the rule. */
interface RunInstancesOptions {
  readonly options: readonly string[];
  readonly rest: readonly (readonly [string, unknown])[];
}

/** The input as --cli-input-json wants it: the command encodes user data from there as well. */
export function withPlainUserData({ service, operation, input }: Call): unknown {
  if (service !== "ec2" || operation !== "RunInstances" || typeof input !== "object" || input === null) return input;
  const { UserData } = input as { readonly UserData?: unknown };
  const text = typeof UserData === "string" ? textIn(UserData) : undefined;
  return text === undefined ? input : { ...input, UserData: text };
}

const OWN = new Set(["MinCount", "MaxCount", "UserData"]);

/** What is no text, or text that would be taken for a file's name, is read back from base64 as a file. */
function userDataOption(base64: string): string {
  const text = textIn(base64);
  if (text !== undefined && readsAsItself(text)) return scalarOption("user-data", text);
  return `--user-data fileb://<(echo ${shellWord(base64)} | base64 -d)`;
}

/** The text in base64, if it is text. */
function textIn(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined; // Not base64, or bytes that are no text: the caller has another form.
  }
}
