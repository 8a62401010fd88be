/** All that a service may know of the physical world. */
export { isStopping, killProcess, knock, listenerAt, probeProcess, signalProcess, startProcess, type ProcessStart } from "./container.ts";
export {
  agentReachabilityChanged,
  imagePulled,
  machineBooted,
  machineLost,
  processAnswersDifferently,
  processExited,
  type Knock,
} from "./events.ts";
export { anyAwsCalls, anyMemory, anyResources, imageBehaviorOf, resourcesOf } from "./imageBehavior.ts";
export { imageIsHeld, pullImage } from "./imagePull.ts";
export { anyListenerLoad, endListenerLoad, listenerLoadHasRoom, listenerLoadOn, setListenerLoad } from "./listenerLoad.ts";
export { hearingOfLoads, loadCurveOn, loadGoals, setLoadCurve } from "./loadCurve.ts";
export { bootMachine, endBoot, haltMachine, removeMachine } from "./machine.ts";
export { machines } from "./tables.ts";
export type { AwsCall, ImageBehaviorRow, ImageResources, MachineRow, ListenerLoadRow, LoadCurveRow, ProcessRow, RequestKind, TrafficRow, ZoneRow } from "./tables.ts";
export { endTraffic, setTraffic, steerTraffic, trafficCountsOn, trafficHasRoom, trafficOn, type TrafficOutcome } from "./traffic.ts";
export { restoreMachine, restoreProcess } from "./restore.ts";
export { openZone, zoneIsAvailable } from "./zone.ts";
