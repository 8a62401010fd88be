import type { Operation } from "../../kernel/operation.ts";
import { lateService } from "../late.ts";
import { provideDeciding, type Decide } from "./decide/decide.ts";

/** What IAM consists of beside its tables. */
export interface IamCode {
  readonly operations: readonly Operation[];
  readonly decide: Decide;
}

/** Few sessions ask IAM for anything, so nobody waits for its code, and for AWS's policies, who does not need them. */
export const iamLate = lateService("iam");

/** Hands in the code. A session that calls an operation must not be opened before. */
export function provideIam({ operations, decide }: IamCode): void {
  iamLate.provide(operations);
  provideDeciding(decide);
}
