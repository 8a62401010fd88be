import { onDemand } from "../ui/onDemand.ts";

/** What a card or a header says under the lens that is on, in place of its figures. Fetched with the first lens. */
export const LensPart = onDemand(() => import("./lens/LensPart.tsx").then((code) => code.LensPart));

/** Finds out what the arrows and sentences say, for as long as it is mounted; and what the signs mean. */
export const LensGround = onDemand(() => import("./lens/LensGround.tsx").then((code) => code.LensGround));
