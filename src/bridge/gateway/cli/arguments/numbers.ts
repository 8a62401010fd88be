import { GENERAL_FAULT, CommandFault } from "../fault.ts";

/** A whole number as Python's int() reads it, or its complaint. */
export function needInt(text: string): number {
  const whole = readInt(text);
  if (whole === undefined) throw new CommandFault(`invalid literal for int() with base 10: '${text}'`, GENERAL_FAULT);
  return whole;
}

export function needFloat(text: string): number {
  const number = readFloat(text);
  if (number === undefined) throw new CommandFault(`could not convert string to float: '${text}'`, GENERAL_FAULT);
  return number;
}

export const readInt = (text: string): number | undefined => (/^\s*[+-]?\d+(_\d+)*\s*$/.test(text) ? Number(text.replaceAll("_", "")) : undefined);

export const readFloat = (text: string): number | undefined =>
  /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : undefined;
