import { hashText } from "../src/lib/hash.ts";
import { instanceHash, rankOf } from "../src/engine/services/ecs/placement/seat.ts";
import type { Subject } from "../src/engine/services/ecs/placement/subject.ts";
import type { ContainerInstanceRow } from "../src/engine/services/ecs/tables.ts";
import type { Placer } from "./fleet.ts";

interface Service {
  readonly ranks: Uint32Array;
  readonly tasksInZone: Int32Array;
}

/**
 * What is left when an index is not wanted: one pass over typed columns for each task, written for the one chain of
 * strategies that it is timed with, zones first and then the fullest memory.
 */
export function tunedScan(instances: number): Placer {
  const cpu = new Int32Array(instances);
  const memory = new Int32Array(instances);
  const zones = new Uint8Array(instances);
  const takes = new Uint8Array(instances);
  const hashes = new Uint32Array(instances);
  const rows: ContainerInstanceRow[] = [];
  const slots = new Map<string, number>();
  const zoneNumbers = new Map<string, number>();
  const services = new Map<string, Service>();
  const serviceOf = (group: string, lot: string) => {
    let service = services.get(group);
    if (service === undefined) {
      service = { ranks: hashes.map((hash) => rankOf(hash, hashText(lot))), tasksInZone: new Int32Array(8) };
      services.set(group, service);
    }
    return service;
  };
  return {
    choose: ({ group, lot, needs }: Subject) => {
      const { ranks, tasksInZone } = serviceOf(group, lot);
      const { cpuUnits, memoryMiB } = needs;
      let best = -1;
      let bestTasks = 0;
      let bestMemory = 0;
      for (let slot = 0; slot < instances; slot++) {
        const free = memory[slot] ?? 0;
        if (free < memoryMiB || (cpu[slot] ?? 0) < cpuUnits || takes[slot] === 0) continue;
        const had = tasksInZone[zones[slot] ?? 0] ?? 0;
        if (best >= 0) {
          if (had > bestTasks || (had === bestTasks && free > bestMemory)) continue;
          if (had === bestTasks && free === bestMemory && (ranks[slot] ?? 0) >= (ranks[best] ?? 0)) continue;
        }
        best = slot;
        bestTasks = had;
        bestMemory = free;
      }
      return rows[best];
    },
    instanceChanged: (_before, after) => {
      let slot = slots.get(after.containerInstanceArn);
      if (slot === undefined) {
        slots.set(after.containerInstanceArn, (slot = slots.size));
        hashes[slot] = instanceHash(after.containerInstanceArn);
        if (!zoneNumbers.has(after.availabilityZone)) zoneNumbers.set(after.availabilityZone, zoneNumbers.size);
      }
      rows[slot] = after;
      cpu[slot] = after.cpuUnitsFree;
      memory[slot] = after.memoryMiBFree;
      zones[slot] = zoneNumbers.get(after.availabilityZone) ?? 0;
      takes[slot] = after.status === "ACTIVE" && after.agentConnected ? 1 : 0;
    },
    taskChanged: (before, after) => {
      const service = services.get(after.group);
      const zone = zones[slots.get(after.containerInstanceArn) ?? 0] ?? 0;
      if (service !== undefined) service.tasksInZone[zone] = (service.tasksInZone[zone] ?? 0) + (before === undefined ? 1 : -1);
    },
  };
}
