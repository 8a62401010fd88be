import { charged, CREDITS_OF_A_VCPU_HOUR, runOutAfter, settled, type CreditAccount } from "../../../../aws/rules/load/credits.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { hours } from "../../../kernel/time.ts";
import { noteCharged } from "../../billing/contract.ts";
import { BURSTABLE, burstableInstances, cpuCredits, instanceOf, throttledInstances, type InstanceRow } from "../../ec2/contract.ts";
import { burstableOf, CREDITS_KEPT, CREDITS_OF_A_UNIT, surplusUse, untouchedAccount, type Burstable } from "../../ec2/late/contract.ts";
import { pressLoads } from "../../elbv2/late/contract.ts";
import { shiftFlows } from "../flows/late.ts";
import { creditsAreCounted } from "./timers.ts";
import { cpuAskedOn } from "./use.ts";

/** Instances have more to do, or less: what that does to the credits of those of T families is looked at before this instant is over. */
export function recountCredits(ctx: Context): void {
  if (ctx.isEmpty(burstableInstances)) return;
  for (const { instanceId } of ctx.where(burstableInstances, BURSTABLE)) ctx.schedule(creditsAreCounted, instanceId, 0);
}

/** Keeps the account of an instance as it is, with what is earned and spent from now on, and comes back when nothing is left of it. */
export function countCredits(ctx: Context, instanceId: string): void {
  const instance = instanceOf(ctx, instanceId);
  const burstable = instance && burstableOf(instance.instanceType);
  if (instance === undefined || burstable === undefined) return;
  if (!isKept(instance, burstable)) return closeAccount(ctx, instance);
  const account = accountOf(ctx, instance, burstable);
  if (account === undefined) return;
  const isOn = instance.state === "running";
  const asked = isOn ? Math.round(Math.min(burstable.vcpus * 1024, cpuAskedOn(ctx, instanceId))) : 0;
  const isThrottled = account.mode === "standard" && account.credits <= 0 && asked > burstable.baselineUnits;
  const next = { ...(isOn ? account : charged(account)), earnedPerHour: isOn ? burstable.earnedPerHour : 0, spentPerHour: isThrottled ? burstable.earnedPerHour : asked * CREDITS_OF_A_UNIT };
  keep(ctx, instanceId, next);
  throttle(ctx, { instanceId, baselineUnits: burstable.baselineUnits }, isThrottled);
  const left = runOutAfter(next);
  if (left !== null) ctx.schedule(creditsAreCounted, instanceId, left);
}

/** One of T2 loses its credits when it stops. */
const isKept = ({ state }: InstanceRow, { family }: Burstable): boolean => state === "pending" || state === "running" || (family !== "t2" && (state === "stopping" || state === "stopped"));

/** Its account as it stands; undefined: it has none before it runs. One that stood still for too long begins anew. */
function accountOf(view: View, instance: InstanceRow, burstable: Burstable): CreditAccount | undefined {
  const row = view.find(cpuCredits, instance.instanceId);
  const isOn = instance.state === "running";
  if (row === undefined) return isOn ? untouchedAccount(instance, burstable, view.now) : undefined;
  if (!isOn || row.earnedPerHour > 0 || view.now - row.countedAt <= CREDITS_KEPT) return settled(row, view.now);
  return { ...untouchedAccount(instance, burstable, view.now), spentCredits: row.spentCredits, chargedCredits: row.chargedCredits };
}

/** While the rates stay, arithmetic tells the rest. */
function keep(ctx: Context, instanceId: string, account: CreditAccount): void {
  const row = ctx.find(cpuCredits, instanceId);
  if (row === undefined) ctx.insert(cpuCredits, { instanceId, ...account });
  else if (row.earnedPerHour !== account.earnedPerHour || row.spentPerHour !== account.spentPerHour) ctx.update(cpuCredits, instanceId, account);
}

/** Who has to do with less has more requests wait, and fail: all loads that are served there are looked at. */
function throttle(ctx: Context, row: { readonly instanceId: string; readonly baselineUnits: number }, isThrottled: boolean): void {
  const wasThrottled = ctx.find(throttledInstances, row.instanceId) !== undefined;
  if (isThrottled === wasThrottled) return;
  if (isThrottled) ctx.insert(throttledInstances, row);
  else ctx.remove(throttledInstances, row.instanceId);
  pressLoads(ctx);
  shiftFlows(ctx);
}

function closeAccount(ctx: Context, instance: InstanceRow): void {
  const row = ctx.find(cpuCredits, instance.instanceId);
  if (row === undefined) return;
  const { chargedCredits } = charged(settled(row, ctx.now));
  noteCharged(ctx, surplusUse(instance), chargedCredits * MILLIS_OF_A_CREDIT);
  ctx.remove(cpuCredits, instance.instanceId);
  if (ctx.find(throttledInstances, instance.instanceId) !== undefined) ctx.remove(throttledInstances, instance.instanceId);
}

/** For how long a vCPU is used for it. */
const MILLIS_OF_A_CREDIT = hours(1) / CREDITS_OF_A_VCPU_HOUR;
