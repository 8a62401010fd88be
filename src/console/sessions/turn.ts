/** Somebody's turn to open a session. It lasts until the next asks for one: who asked last gets what they asked for. */
export interface Turn {
  readonly lasts: () => boolean;
}

let newest = 0;

export function takeTurn(): Turn {
  newest += 1;
  const mine = newest;
  return { lasts: () => mine === newest };
}
