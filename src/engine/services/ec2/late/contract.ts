/** What EC2 measures, for CloudWatch and for who measures groups of instances. */
export { cpuPercentOf, instanceMeters, type CpuUsedOn } from "./meters.ts";
