import type { Module } from "../kernel/module.ts";
import { processEndsFiring, processTurnsFiring } from "./container.ts";
import { guards } from "./guards.ts";
import { pullEndsFiring } from "./imagePull.ts";
import { machineBootsFiring } from "./machine.ts";
import { deleteImageBehavior } from "./operations/deleteImageBehavior.ts";
import { describeZones } from "./operations/describeZones.ts";
import { failInstance } from "./operations/failInstance.ts";
import { listImageBehaviors } from "./operations/listImageBehaviors.ts";
import { listTraffic } from "./operations/listTraffic.ts";
import { putImageBehavior } from "./operations/putImageBehavior.ts";
import { setAgentConnected } from "./operations/setAgentConnected.ts";
import { setZoneAvailable } from "./operations/setZoneAvailable.ts";
import {
  behaviorPatterns,
  costlyImages,
  hungryImages,
  imageBehaviors,
  machines,
  machinesByZone,
  processes,
  processesByMachine,
  pulls,
  pullsByMachine,
  sockets,
  socketsByProcess,
  listenerLoads,
  loadCurves,
  traffic,
  zones,
} from "./tables.ts";

/**
 * The physical world: power, disks, processes, and the requests of people. What AWS does not decide.
 * Its operation PutTraffic stands with the target groups, for the physical world has not heard of them.
 */
export const physics: Module = {
  name: "physics",
  tables: [zones, machines, imageBehaviors, pulls, processes, sockets, listenerLoads, traffic],
  indexes: [machinesByZone, behaviorPatterns, costlyImages, hungryImages, pullsByMachine, processesByMachine, socketsByProcess],
  operations: [
    deleteImageBehavior,
    describeZones,
    failInstance,
    listImageBehaviors,
    listTraffic,
    putImageBehavior,
    setAgentConnected,
    setZoneAvailable,
  ],
  firings: [machineBootsFiring, pullEndsFiring, processTurnsFiring, processEndsFiring],
  reactions: [],
  guards,
};

/** Loads that change with time, in a module of its own, to stand last: the digest knows a table by its place. */
export const physicsCurves: Module = { name: "physics.curves", tables: [loadCurves], indexes: [], operations: [], firings: [], reactions: [], guards: [] };
