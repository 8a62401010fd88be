/** A step is a member's name or a list position, counted from 0. */
export type Path = readonly (string | number)[];

/** What kind of rule a value breaks. */
export type ProblemKind =
  | "operation"
  | "size"
  | "type"
  | "required"
  | "enum"
  | "range"
  | "length"
  | "pattern"
  | "unknown";

/** One thing that is wrong with an input, at its place, in AWS's words. */
export interface Problem {
  readonly path: Path;
  readonly kind: ProblemKind;
  /** A warning does not refuse the call: AWS drops members it does not know, and so do we, but says nothing of it. */
  readonly severity: "error" | "warning";
  /** AWS's error code, as this service gives it for this kind of problem. */
  readonly code: string;
  /** The whole message AWS would answer were this the only problem. */
  readonly message: string;
}

/** A path as botocore writes it: containerDefinitions[0].name; "input" for the whole. */
export function pathText(path: Path): string {
  if (path.length === 0) return "input";
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("").replace(/^\./, "");
}
