import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import type { Operation } from "../../kernel/operation.ts";
import { lateService } from "../late.ts";
import type { LogStreamRow } from "./tables.ts";

/** A container that wants to write. */
export type Writer = Pick<LogStreamRow, "containerArn" | "logGroupName" | "logStreamName" | "instanceId" | "image" | "ports" | "targetGroupArn" | "mayPut">;

/** All that CloudWatch Logs does: nobody waits for it whose containers do not write there. */
export interface LogsCode {
  readonly operations: readonly Operation[];
  readonly openStream: (ctx: Context, writer: Writer) => void;
  readonly write: (ctx: Context, containerArn: string, message: string) => void;
  readonly noteSignal: (ctx: Context, containerArn: string) => void;
  readonly noteExit: (ctx: Context, exit: { readonly processId: string; readonly exitCode: number }) => void;
  readonly noteLoss: (ctx: Context, instanceId: string) => void;
  readonly endMinute: (ctx: Context, targetGroupArn: string) => void;
}

let code: LogsCode | undefined;

export const logsLate = lateService("logs");

/** Hands in the code. A session that needs it must not be opened before. */
export function provideLogs(given: LogsCode): void {
  code = given;
  logsLate.provide(given.operations);
}

/** The code, in a session that was not opened before it came. */
export function logsCode(): LogsCode {
  assert(code !== undefined, "the code of logs was not handed in");
  return code;
}
