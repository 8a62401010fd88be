import type {
  InstanceCreditSpecificationRequest,
  ModifyInstanceCreditSpecificationRequest,
  ModifyInstanceCreditSpecificationResult,
  UnsuccessfulInstanceCreditSpecificationItemError,
} from "../../../../aws/generated/ec2.ts";
import { charged, settled, type CreditMode } from "../../../../aws/rules/load/credits.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { burstableOf } from "../credits/burstable.ts";
import { creditModeNamed, notBurstable } from "../credits/creditsAsked.ts";
import { cpuCredits } from "../credits/tables.ts";
import { changing } from "../dryRun.ts";
import { creditModeChanged } from "../events.ts";
import { instancesNamed } from "../lookup.ts";
import { incorrectInstanceState, invalidParameterCombination, missingParameter } from "../refusals.ts";
import { instances } from "../tables.ts";

/** Gives instances another credit option, running or stopped. Those that cannot have it are told of, and the others have it. */
export const modifyInstanceCreditSpecification = changing("ModifyInstanceCreditSpecification", {
  check(view, { InstanceCreditSpecifications }: ModifyInstanceCreditSpecificationRequest) {
    // Assumed wordings.
    if (InstanceCreditSpecifications.length === 0) throw missingParameter("The request must contain the parameter InstanceCreditSpecification");
    if (new Set(InstanceCreditSpecifications.map(({ InstanceId }) => InstanceId)).size < InstanceCreditSpecifications.length) throw invalidParameterCombination("An instance can be specified only once.");
    return InstanceCreditSpecifications.map((asked) => ({ instanceId: asked.InstanceId, mode: modeOf(asked), problem: problemOf(view, asked.InstanceId) }));
  },

  apply(ctx, plan): ModifyInstanceCreditSpecificationResult {
    const able = plan.filter(({ problem }) => problem === undefined);
    for (const one of able) change(ctx, one);
    return {
      SuccessfulInstanceCreditSpecifications: able.map(({ instanceId }) => ({ InstanceId: instanceId })),
      UnsuccessfulInstanceCreditSpecifications: plan.flatMap(({ instanceId, problem }) => (problem === undefined ? [] : [{ InstanceId: instanceId, Error: problem }])),
    };
  },
});

function modeOf({ CpuCredits }: InstanceCreditSpecificationRequest): CreditMode {
  if (CpuCredits === undefined) throw missingParameter("The request must contain the parameter CpuCredits"); // Assumed wording.
  return creditModeNamed(CpuCredits);
}

/** What stands against another option for an instance, in the codes that EC2 lists for it. */
function problemOf(view: View, instanceId: string): UnsuccessfulInstanceCreditSpecificationItemError | undefined {
  try {
    const [instance] = instancesNamed(view, [instanceId]);
    if (instance === undefined) return undefined;
    if (burstableOf(instance.instanceType) === undefined) throw notBurstable(instance.instanceType);
    // Assumed wording.
    if (instance.state !== "running" && instance.state !== "stopped") throw incorrectInstanceState(`The instance '${instanceId}' is not in a state from which its credit option can be modified.`);
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { Code: refusal.code as NonNullable<UnsuccessfulInstanceCreditSpecificationItemError["Code"]>, Message: refusal.message };
  }
}

function change(ctx: Context, { instanceId, mode }: { readonly instanceId: string; readonly mode: CreditMode }): void {
  ctx.update(instances, instanceId, { cpuCredits: mode });
  const row = ctx.find(cpuCredits, instanceId);
  if (row !== undefined) {
    const account = settled(row, ctx.now);
    ctx.update(cpuCredits, instanceId, { ...(mode === "standard" ? charged(account) : account), mode });
  }
  ctx.emit(creditModeChanged, { instanceId });
}
