import type { Context, View } from "../../kernel/context.ts";
import { operation, reading, type Operation } from "../../kernel/operation.ts";
import { Refusal } from "../../kernel/refusal.ts";

interface MayDryRun {
  readonly DryRun?: boolean | undefined;
}

/** An operation of EC2 that changes the account. With DryRun it says that it would, by refusing as EC2 does. */
export function changing<Input extends MayDryRun, Plan, Output>(
  name: string,
  steps: {
    readonly check: (view: View, input: Input) => Plan;
    readonly apply: (ctx: Context, plan: Plan) => Output;
  },
): Operation {
  const check = (view: View, input: Input): Plan => {
    const plan = steps.check(view, input);
    if (input.DryRun === true) throw wouldHaveSucceeded();
    return plan;
  };
  return operation("ec2", name, { check, apply: steps.apply });
}

/** An operation of EC2 that only looks. */
export function looking<Input extends MayDryRun, Output>(
  name: string,
  look: (view: View, input: Input) => Output,
): Operation {
  return reading("ec2", name, (view: View, input: Input): Output => {
    const output = look(view, input);
    if (input.DryRun === true) throw wouldHaveSucceeded();
    return output;
  });
}

function wouldHaveSucceeded(): Refusal {
  return new Refusal("DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
}
