/**
 * Where scenarios are found as they were lived up to where they open, by their ids. The build puts its own in the place
 * of this (scripts/livedScenarios.ts); without, they are played when they are opened.
 */
export const LIVED: Readonly<Record<string, string>> = {};
