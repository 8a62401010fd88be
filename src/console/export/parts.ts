import type { Described } from "../../aws/recreate.ts";

/** A text of an answer; "": it has none. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The things that a list of an answer holds. */
export const list = (value: unknown): readonly Described[] => (Array.isArray(value) ? value.filter(isDescribed) : []);

/** The texts that a list of an answer holds. */
export const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

export const isDescribed = (value: unknown): value is Described => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a person calls a thing of EC2: its tag Name, or what else tells it from others. */
export function nameOf({ Tags }: Described, otherwise: unknown): string {
  return text(list(Tags).find(({ Key }) => Key === "Name")?.["Value"]) || text(otherwise);
}
