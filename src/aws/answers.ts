import type { ServiceName } from "./generated/api.ts";
import { ANSWERS } from "./generated/answers.ts";
import type { Shape } from "./model.ts";

/**
 * What a client needs to know of a service's answers: their shapes, which operations answer in pages, and what can be
 * waited for. Of operations that are described; see describedOperations.mjs.
 */
export interface AnswerModel {
  /** Operation → the shape of its output; one that answers nothing is left out. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  /** Operation → how its pages follow each other. */
  readonly pages: Readonly<Record<string, Pages>>;
  /** Waiter → what it asks and when it is content. */
  readonly waiters: Readonly<Record<string, Waiter>>;
}

/** How the pages of an operation follow each other, as botocore's paginators say. */
export interface Pages {
  readonly inputToken: string;
  readonly outputToken: string;
  /** The member that limits a page, where there is one. */
  readonly limit?: string;
  /** JMESPath expressions of what the pages hold. */
  readonly results: readonly string[];
}

/** What is asked again and again, and for how long. */
export interface Waiter {
  readonly operation: string;
  readonly delaySeconds: number;
  readonly maxAttempts: number;
  readonly acceptors: readonly Acceptor[];
}

/** What an answer must look like for the waiter to succeed, fail or ask again. */
export interface Acceptor {
  readonly state: "success" | "failure" | "retry";
  readonly matcher: "path" | "pathAll" | "pathAny" | "error" | "status";
  /** A JMESPath expression, for the matchers of paths. */
  readonly argument?: string;
  readonly expected: string | number | boolean;
}

/** What is known of a service's answers. */
export function answersOf(service: ServiceName): AnswerModel {
  return ANSWERS[service];
}
