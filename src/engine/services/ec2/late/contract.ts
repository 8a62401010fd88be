/** What EC2 measures, for CloudWatch and for who measures groups of instances. */
export { cpuPercentOf, instanceMeters, type CpuUsedOn } from "./meters.ts";
/** What becomes of CPU credits by what programs use. */
export { burstableOf, CREDITS_KEPT, CREDITS_OF_A_UNIT, untouchedAccount, type Burstable } from "../credits/burstable.ts";
export { surplusUse } from "../use.ts";
/** What Auto Scaling says of instances that it takes over or lets go. */
export { retag } from "../retag.ts";
