/** Milliseconds since the session began. Always an integer. */
export type SimTime = number;

/** A span in milliseconds. Always an integer. */
export type Millis = number;

export const seconds = (count: number): Millis => Math.round(count * 1000);
export const minutes = (count: number): Millis => seconds(count * 60);
export const hours = (count: number): Millis => minutes(count * 60);
