import { assert } from "../../../../lib/assert.ts";
import type { Context } from "../../../kernel/context.ts";

/** What comes of what images use, once anything is said of it. */
export interface LoadCode {
  /** Sets the clock by which a container has no memory left, if it ever comes to that. */
  readonly watchMemory: (ctx: Context, containerArn: string) => void;
  readonly memoryRunsOut: (ctx: Context, containerArn: string) => void;
}

let code: LoadCode | undefined;

/** Hands in the code. A session in which an image says what it uses must not be opened before. */
export function provideLoad(given: LoadCode): void {
  code = given;
}

export function loadCode(): LoadCode {
  assert(code !== undefined, "the code of what images use was not handed in");
  return code;
}

/** Whether a call says what an image uses. */
export const speaksOfResources = ({ operation, input }: { readonly operation: string; readonly input: unknown }): boolean =>
  operation === "PutImageBehavior" && typeof input === "object" && input !== null && "resources" in input;
