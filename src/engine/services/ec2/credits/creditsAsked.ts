import type { CreditSpecificationRequest } from "../../../../aws/generated/ec2.ts";
import type { CreditMode } from "../../../../aws/rules/load/credits.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { invalidParameterValue } from "../refusals.ts";
import { burstableOf } from "./burstable.ts";

/** The mode that RunInstances asks for, or its refusal. */
export function creditsAsked(instanceType: string, { CpuCredits }: CreditSpecificationRequest): CreditMode {
  const mode = creditModeNamed(CpuCredits);
  if (burstableOf(instanceType) === undefined) throw notBurstable(instanceType);
  return mode;
}

/** Assumed wording. */
export function creditModeNamed(given: string): CreditMode {
  if (given !== "standard" && given !== "unlimited") throw invalidParameterValue(`Value (${given}) for parameter cpuCredits is invalid. Valid values are standard and unlimited.`);
  return given;
}

/** Observed, whichever mode is asked for. */
export const notBurstable = (instanceType: string): Refusal => new Refusal("InstanceCreditSpecification.NotSupported", `The ${instanceType} instance type does not support T2 Unlimited.`);
