import type { Context, View } from "../../kernel/context.ts";
import { logsCode, type Writer } from "./late.ts";
import { logGroups, logStreams } from "./tables.ts";

/** All that another service may know of CloudWatch Logs. */
export type { Writer };

export function logGroupExists(view: View, logGroupName: string): boolean {
  return view.find(logGroups, logGroupName) !== undefined;
}

/** A container has its stream from now on. Its group is there. */
export function openStream(ctx: Context, writer: Writer): void {
  logsCode().openStream(ctx, writer);
}

/** A line of a container, if it writes to a stream. */
export function writeLine(ctx: Context, containerArn: string, message: string): void {
  if (ctx.find(logStreams, containerArn) !== undefined) logsCode().write(ctx, containerArn, message);
}
