/** A part of a word: text as it stands, a variable, or the output of another line. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string; readonly quoted: boolean }
  | { readonly kind: "output"; readonly source: string; readonly quoted: boolean };

/** A word of a line; its parts stand without space between them. A word of no parts is the empty text. */
export interface Word {
  readonly parts: readonly Part[];
}

/** Where what a command prints goes: nowhere, or what it complains of to where its output goes. */
export type Redirection = "silentOutput" | "silentErrors" | "silent" | "errorsToOutput";

export interface Command {
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
}

/** Commands of which each reads what the one before printed. */
export type Pipeline = readonly Command[];

/** A pipeline and when it is run: always, or depending on how the one before it ended. */
export interface Step {
  readonly when: "always" | "afterSuccess" | "afterFailure";
  readonly pipeline: Pipeline;
}

/** One line, though it may go over several of the text: what a prompt takes at once. */
export interface Line {
  /** As it was written. */
  readonly source: string;
  readonly steps: readonly Step[];
}

/** A text that is no script. */
export interface ScriptFault {
  readonly kind: "fault";
  readonly message: string;
}

export type Script =
  | { readonly kind: "script"; readonly lines: readonly Line[] }
  /** A quote, a bracket or a continued line is still open: more has to come. */
  | { readonly kind: "incomplete" }
  | ScriptFault;
