import { byCodeUnit } from "../../../../lib/compare.ts";
import { Double } from "./python.ts";

export type Members = Readonly<Record<string, unknown>>;

/** Whether a value has no parts. */
export const isScalar = (value: unknown): boolean => !isMembers(value) && !Array.isArray(value);

export const isMembers = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Double);

export const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted(byCodeUnit);
