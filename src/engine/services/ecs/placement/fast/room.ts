import { SlotRing } from "./slotRing.ts";

/**
 * How much one kind of task needs, and the slots that came to have it, or no more, or of which anything else changed
 * but what is free. Most tasks take some room and leave enough for the next of their kind: of these nobody need hear.
 */
export class Room {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly changes = new SlotRing();

  constructor({ cpuUnits, memoryMiB }: { readonly cpuUnits: number; readonly memoryMiB: number }) {
    this.cpuUnits = cpuUnits;
    this.memoryMiB = memoryMiB;
  }

  isIn(cpuUnits: number, memoryMiB: number): boolean {
    return cpuUnits >= this.cpuUnits && memoryMiB >= this.memoryMiB;
  }
}
