import type { Call } from "../../bridge/protocol.ts";

/** A revision of a task definition that is registered only together with what is to use it: a form, a drop. */
export interface PendingRevision {
  /** RegisterTaskDefinition. */
  readonly register: Call;
  /** `family:revision`, as it will be named if nobody registers another before. */
  readonly name: string;
  /** What it changes, in the words in which it was offered. */
  readonly changes: readonly string[];
}

/** The name by which a call asks for the definition. */
export function askedFor(taskDefinition: string, revision: PendingRevision | null): string {
  return revision?.name ?? taskDefinition;
}

/** Calls that need the revision, with the one that makes it before them. */
export function withRegistration(revision: PendingRevision | null, ...calls: readonly Call[]): readonly Call[] {
  return revision === null ? calls : [revision.register, ...calls];
}
