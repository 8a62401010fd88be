import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import type { Path, Problem } from "../problem.ts";
import type { Remark } from "./remark.ts";

/** Something in a text that can be used here, or that was at least recognized. */
export type Finding = TaskDefinitionFinding | ServiceFinding | SessionFinding | StrangeFinding;

interface Found {
  /** What it is, as the end of a sentence: "the answer of describe-task-definition". */
  readonly what: string;
  /** Where in the document it stands; empty: it is the whole. The first step is the document's place in the text. */
  readonly path: Path;
}

export interface TaskDefinitionFinding extends Found {
  readonly kind: "taskDefinition";
  readonly input: RegisterTaskDefinitionRequest;
  readonly remarks: readonly Remark[];
  /** What AWS would say to it. */
  readonly problems: readonly Pick<Problem, "path" | "severity" | "code" | "message">[];
}

export interface ServiceFinding extends Found {
  readonly kind: "service";
  readonly input: CreateServiceRequest;
  readonly remarks: readonly Remark[];
  readonly problems: readonly Pick<Problem, "path" | "severity" | "code" | "message">[];
}

/** A session of this program; others know how to open it. */
export interface SessionFinding extends Found {
  readonly kind: "session";
  readonly value: unknown;
}

/** Recognized or not, nothing can be made of it; `why` is a sentence. */
export interface StrangeFinding extends Found {
  readonly kind: "strange";
  readonly why: string;
}
