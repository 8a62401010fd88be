import { AVAILABILITY_ZONES } from "../region.ts";
import { NAME } from "../rules/names.ts";
import { listOf, oneOf, type Reader, record, text, whole } from "./reader.ts";

// What parts of a description have in common.

/** Things of one kind that belong to another. */
export const SOME = 100;

/** Hundred years. */
const OLDEST = 100 * 366 * 24 * 3_600_000;

export const name = text({ of: NAME });
export const id = text({ most: 64, of: /^[0-9A-Za-z-]{1,64}$/ });
export const awsId = (prefix: string): Reader<string> => text({ most: 64, of: new RegExp(`^${prefix}-[0-9a-z]{1,60}$`) });
export const port = whole(1, 65_535);
export const age = whole(0, OLDEST);
export const zone = oneOf(...AVAILABILITY_ZONES);
export const address = text({ most: 15, of: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/ });
export const tags = listOf(record({ key: text({ most: 128 }), value: text({ most: 256 }) }), 50);
export const words = text({ most: 2_048 });

/** What has a shape of AWS's own, which is checked against AWS's model where it is used. */
export const given =
  <T>(): Reader<T> =>
  (value) =>
    value as T;
