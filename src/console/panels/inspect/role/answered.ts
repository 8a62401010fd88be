import type { Answer } from "../../../../bridge/protocol.ts";

// What is read out of IAM's answers. Who asks knows the shape, but an answer is any call's.

/** The version of a policy that applies. */
export function versionIn(answer: Answer | undefined): string | null {
  return textIn(outputOf(answer), "Policy", "DefaultVersionId");
}

/** The document of a version, which IAM encodes as in an address. */
export function documentIn(answer: Answer | undefined): string | null {
  const document = textIn(outputOf(answer), "PolicyVersion", "Document");
  return document === null ? null : decodeURIComponent(document);
}

/** The ARNs of the policies that are listed. */
export function policiesIn(answer: Answer | undefined): readonly string[] {
  const list = partOf(outputOf(answer), "Policies");
  return Array.isArray(list) ? list.flatMap((one: unknown) => textIn(one, "Arn") ?? []) : [];
}

function outputOf(answer: Answer | undefined): unknown {
  return answer?.ok === true ? answer.output : undefined;
}

function textIn(value: unknown, ...path: readonly string[]): string | null {
  const found = path.reduce(partOf, value);
  return typeof found === "string" ? found : null;
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
