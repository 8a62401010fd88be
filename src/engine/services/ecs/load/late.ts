import { assert } from "../../../../lib/assert.ts";
import type { Context } from "../../../kernel/context.ts";
import type { Operation } from "../../../kernel/operation.ts";
import { lateOperations } from "../../late.ts";

/** What comes of what images use, once anything is said of it. */
export interface LoadCode {
  /** Sets the clock by which a container has no memory left, if it ever comes to that. */
  readonly watchMemory: (ctx: Context, containerArn: string) => void;
  readonly memoryRunsOut: (ctx: Context, containerArn: string) => void;
  /** The load on a queue is another one, by its curve. */
  readonly turnQueue: (ctx: Context, queueName: string) => void;
  /** Who runs somewhere has more to do, or less. */
  readonly recountCredits: (ctx: Context) => void;
  readonly countCredits: (ctx: Context, instanceId: string) => void;
  /** Other tasks of its service run. */
  readonly recountQueues: (ctx: Context, taskArn: string) => void;
}

/** What workers take messages from. Its code comes with the rest. */
export const queuesLate = lateOperations("physics", ["DeleteQueue", "ListQueues", "PutQueue"]);

let code: LoadCode | undefined;

/** Hands in the code. A session in which an image says what it uses must not be opened before. */
export function provideLoad(given: LoadCode, operations: readonly Operation[]): void {
  code = given;
  queuesLate.provide(operations);
}

export function loadCode(): LoadCode {
  assert(code !== undefined, "the code of what images use was not handed in");
  return code;
}

/** Whether a call says what an image uses, or is about queues. */
export const needsLoad = (call: { readonly service: string; readonly operation: string; readonly input: unknown }): boolean =>
  queuesLate.isFor(call) || (call.operation === "PutImageBehavior" && typeof call.input === "object" && call.input !== null && "resources" in call.input);
