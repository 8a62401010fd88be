/** Where the keys lead on the map: fetched when the browser is idle after the first drag is possible, or with the first key. */
export const topology = () => import("./topology.ts");
