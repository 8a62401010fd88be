import type { AutoScalingCode } from "./late.ts";
import { attachInstances, detachInstances } from "./operations/attachInstances.ts";
import { completeLifecycleAction } from "./operations/completeLifecycleAction.ts";
import { createAutoScalingGroup } from "./operations/createAutoScalingGroup.ts";
import { deleteAutoScalingGroup } from "./operations/deleteAutoScalingGroup.ts";
import { deletePolicy } from "./operations/deletePolicy.ts";
import { deleteLifecycleHook } from "./operations/deleteLifecycleHook.ts";
import { deleteWarmPool } from "./operations/deleteWarmPool.ts";
import { describeAutoScalingGroups } from "./operations/describeAutoScalingGroups.ts";
import { describeAutoScalingInstances } from "./operations/describeAutoScalingInstances.ts";
import { describeLifecycleHooks } from "./operations/describeLifecycleHooks.ts";
import { describeMetricCollectionTypes } from "./operations/describeMetricCollectionTypes.ts";
import { describePolicies } from "./operations/describePolicies.ts";
import { describeScalingActivities } from "./operations/describeScalingActivities.ts";
import { disableMetricsCollection, enableMetricsCollection } from "./operations/enableMetricsCollection.ts";
import { batchDeleteScheduledAction, deleteScheduledAction } from "./operations/deleteScheduledAction.ts";
import { describeScheduledActions } from "./operations/describeScheduledActions.ts";
import { batchPutScheduledUpdateGroupAction, putScheduledUpdateGroupAction } from "./operations/putScheduledUpdateGroupAction.ts";
import { describeWarmPool } from "./operations/describeWarmPool.ts";
import { executePolicy } from "./operations/executePolicy.ts";
import { cancelInstanceRefresh, describeInstanceRefreshes, rollbackInstanceRefresh, startInstanceRefresh } from "./operations/instanceRefresh.ts";
import { putLifecycleHook } from "./operations/putLifecycleHook.ts";
import { putScalingPolicy } from "./operations/putScalingPolicy.ts";
import { putWarmPool } from "./operations/putWarmPool.ts";
import { recordLifecycleActionHeartbeat } from "./operations/recordLifecycleActionHeartbeat.ts";
import { setDesiredCapacity } from "./operations/setDesiredCapacity.ts";
import { setInstanceHealth } from "./operations/setInstanceHealth.ts";
import { setInstanceProtection } from "./operations/setInstanceProtection.ts";
import { enterStandby, exitStandby } from "./operations/standby.ts";
import { resumeProcesses, suspendProcesses } from "./operations/suspendProcesses.ts";
import { attachLoadBalancerTargetGroups, describeLoadBalancerTargetGroups, detachLoadBalancerTargetGroups } from "./operations/targetGroups.ts";
import { terminateInstanceInAutoScalingGroup } from "./operations/terminateInstanceInAutoScalingGroup.ts";
import { attachTrafficSources, describeTrafficSources, detachTrafficSources } from "./operations/trafficSources.ts";
import { updateAutoScalingGroup } from "./operations/updateAutoScalingGroup.ts";
import { actOnAlarms, hearAlarm } from "./processes/actOnAlarms.ts";
import { targetChanged } from "./processes/balancing.ts";
import { rebalanceCapacity } from "./processes/atRisk.ts";
import { guardRefreshes } from "./processes/guardRefreshes.ts";
import { instanceChanged, machineLost } from "./processes/instanceChanged.ts";
import { fireGroupActions } from "./processes/scheduledActions.ts";
import { lookAtGroup } from "./processes/lookAtGroup.ts";
import { proceed } from "./processes/proceed.ts";

/** All that Auto Scaling does. It is fetched with the first call that needs it: see `late.ts`. */
export const autoScalingCode: AutoScalingCode = {
  operations: [
    attachInstances,
    attachLoadBalancerTargetGroups,
    attachTrafficSources,
    describeTrafficSources,
    detachTrafficSources,
    describeLoadBalancerTargetGroups,
    detachLoadBalancerTargetGroups,
    batchDeleteScheduledAction,
    batchPutScheduledUpdateGroupAction,
    cancelInstanceRefresh,
    completeLifecycleAction,
    createAutoScalingGroup,
    deleteAutoScalingGroup,
    deleteLifecycleHook,
    deletePolicy,
    deleteScheduledAction,
    deleteWarmPool,
    describeAutoScalingGroups,
    describeAutoScalingInstances,
    describeInstanceRefreshes,
    describeLifecycleHooks,
    describeMetricCollectionTypes,
    describePolicies,
    describeScalingActivities,
    disableMetricsCollection,
    enableMetricsCollection,
    describeScheduledActions,
    describeWarmPool,
    detachInstances,
    enterStandby,
    executePolicy,
    exitStandby,
    putLifecycleHook,
    putScalingPolicy,
    putScheduledUpdateGroupAction,
    putWarmPool,
    recordLifecycleActionHeartbeat,
    resumeProcesses,
    rollbackInstanceRefresh,
    setDesiredCapacity,
    setInstanceHealth,
    setInstanceProtection,
    startInstanceRefresh,
    suspendProcesses,
    terminateInstanceInAutoScalingGroup,
    updateAutoScalingGroup,
  ],
  fireGroupActions,
  lookAtGroup,
  instanceChanged,
  rebalanceCapacity,
  machineLost,
  targetChanged,
  hearAlarm: (ctx, alarmName) => {
    hearAlarm(ctx, alarmName);
    guardRefreshes(ctx, alarmName);
  },
  actOnAlarms,
  proceed,
};
