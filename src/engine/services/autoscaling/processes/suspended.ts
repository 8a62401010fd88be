import type { AutoScalingGroupRow } from "../tables.ts";

/** All that a group does by itself. Auto Scaling guide, "Types of processes". */
export const PROCESSES = ["Launch", "Terminate", "AddToLoadBalancer", "AlarmNotification", "AZRebalance", "HealthCheck", "InstanceRefresh", "ReplaceUnhealthy", "ScheduledActions"] as const;

export type Process = (typeof PROCESSES)[number];

export const isSuspended = ({ suspendedProcesses = [] }: Pick<AutoScalingGroupRow, "suspendedProcesses">, process: Process): boolean => suspendedProcesses.some(({ ProcessName }) => ProcessName === process);
