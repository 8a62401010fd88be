import { seconds, type SimTime } from "../../../kernel/time.ts";
import type { Operator } from "./expression.ts";

/** A number of each period, by when the period begins; one that is missing has none. */
export interface Series {
  readonly label: string;
  /** In seconds. */
  readonly period: number;
  readonly values: ReadonlyMap<SimTime, number>;
}

/** What an expression may come to: `S`, `TS` and `TS[]` of the guide. A number that is none (NaN) is no datapoint. */
export type Value = number | Series | readonly Series[];

export const isSeries = (value: Value): value is Series => typeof value === "object" && !Array.isArray(value);

export const isList = (value: Value): value is readonly Series[] => Array.isArray(value);

/** From when to when a series may have numbers. */
export interface Window {
  readonly from: SimTime;
  readonly to: SimTime;
}

/** When the periods of a window begin, the first one with the window. */
export function beginnings({ from, to }: Window, period: number): readonly SimTime[] {
  const length = seconds(period);
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / length)) }, (_, place) => from + place * length);
}

/** A series like another one with other numbers; those that are none are left out. */
export function withValues({ label, period }: Pick<Series, "label" | "period">, values: readonly (readonly [SimTime, number])[]): Series {
  return { label, period, values: new Map(values.filter(([, value]) => Number.isFinite(value))) };
}

/** The earliest first, as what is filled in comes last. */
export const inTime = ({ values }: Series): readonly (readonly [SimTime, number])[] => [...values].toSorted(([a], [b]) => a - b);

/** What a value has at an instant; NaN: nothing. */
export const valueAt = (value: number | Series, at: SimTime): number => (typeof value === "number" ? value : (value.values.get(at) ?? NaN));

/** An operator between two values; undefined: there is none between such. Two series have a number where both have one. */
export function combine(operator: Operator, left: Value, right: Value): Value | undefined {
  if (isList(left)) return isList(right) ? undefined : left.map((one) => along(one, { operator, left: one, right }));
  if (isList(right)) return right.map((one) => along(one, { operator, left, right: one }));
  if (isSeries(left)) return along(left, { operator, left, right });
  return isSeries(right) ? along(right, { operator, left, right }) : calculate(operator, left, right);
}

interface Combination {
  readonly operator: Operator;
  readonly left: number | Series;
  readonly right: number | Series;
}

const along = (series: Series, { operator, left, right }: Combination): Series =>
  withValues(series, [...series.values.keys()].map((at) => [at, calculate(operator, valueAt(left, at), valueAt(right, at))]));

/** What is true is 1. Nothing follows from a number that is missing. */
function calculate(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    default:
      return Number.isNaN(left) || Number.isNaN(right) ? NaN : Number(isTrue(operator, left, right));
  }
}

function isTrue(operator: Exclude<Operator, "+" | "-" | "*" | "/">, left: number, right: number): boolean {
  switch (operator) {
    case "AND":
      return left !== 0 && right !== 0;
    case "OR":
      return left !== 0 || right !== 0;
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
    case "<":
      return left < right;
    case ">":
      return left > right;
  }
}
