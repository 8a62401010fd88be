/** What EC2 measures, for CloudWatch and for who measures groups of instances. */
export { cpuPercentOf, instanceMeters, type CpuUsedOn } from "./meters.ts";
/** What Auto Scaling says of instances that it takes over or lets go. */
export { retag } from "../retag.ts";
