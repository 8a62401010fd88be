import type { Rehearsal } from "../../bridge/protocol.ts";
import { instantText, WATCHERS } from "./curves.ts";

export type MarkKind = "serving" | "noticed" | "recovered" | "well";

/** An instant of a way that is worth a mark. */
export interface Mark {
  readonly kind: MarkKind;
  readonly seconds: number;
}

/** What each mark says, for whoever reads the chart the first time. */
export const MARKS: readonly { readonly kind: MarkKind; readonly label: string }[] = [
  { kind: "serving", label: "the bad build begins to serve" },
  { kind: "noticed", label: "it is noticed" },
  { kind: "recovered", label: "no request fails any more" },
  { kind: "well", label: "all is well" },
];

export function marksOf({ servingAtSeconds, noticed, recoveredAtSeconds, wellAtSeconds }: Rehearsal): readonly Mark[] {
  const instants: readonly (readonly [MarkKind, number | null])[] = [
    ["serving", servingAtSeconds],
    ["noticed", noticed?.atSeconds ?? null],
    ["recovered", recoveredAtSeconds],
    ["well", wellAtSeconds],
  ];
  return instants.flatMap(([kind, seconds]) => (seconds === null ? [] : [{ kind, seconds }]));
}

/** The same in words, short enough for a lane of the chart. */
export function storyOf({ samples, servingAtSeconds, failingAtSeconds, noticed, recoveredAtSeconds, wellAtSeconds }: Rehearsal): string {
  const told = [
    servingAtSeconds === null ? "Never serves" : `Serves from ${instantText(servingAtSeconds)}`,
    noticed === null ? (wellAtSeconds === null ? "nobody notices" : null) : `noticed by ${ARTICLES[noticed.by]} at ${instantText(noticed.atSeconds)}`,
    failingAtSeconds === null || recoveredAtSeconds === null ? null : `recovered at ${instantText(recoveredAtSeconds)}`,
    wellAtSeconds === null ? null : `all well at ${instantText(wellAtSeconds)}`,
  ];
  return samples.length === 0 ? "" : told.filter((one) => one !== null).join(", ");
}

const ARTICLES = { person: WATCHERS.person, breaker: "the circuit breaker", alarms: "the alarm", stage: "the hook" } as const;
