import { cloudMapArn } from "../../../aws/arn.ts";
import type { Context } from "../../kernel/context.ts";

/** `ns-` and the like, and sixteen small letters and digits. */
export function cloudMapId(ctx: Context, prefix: "ns" | "srv"): string {
  return `${prefix}-${draw(ctx, 16)}`;
}

/** An operation's id: thirty-two letters and digits, and eight more. */
export const operationId = (ctx: Context): string => `${draw(ctx, 32)}-${draw(ctx, 8)}`;

/** Of a hosted zone of Route 53. */
export const hostedZoneId = (ctx: Context): string => `Z${draw(ctx, 20).toUpperCase()}`;

export const namespaceArn = (id: string): string => cloudMapArn("namespace", id);
export const serviceArn = (id: string): string => cloudMapArn("service", id);

function draw(ctx: Context, length: number): string {
  return Array.from({ length }, () => LETTERS.charAt(ctx.random("ids", LETTERS.length))).join("");
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
