import { validationError } from "./refusals.ts";

/** Refuses what is no path, where the model says too little. Observed wording. */
export function checkPath(path: string): void {
  if (/^\/(?:[\x21-\x7e]+\/)?$/.test(path)) return;
  throw validationError("The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.");
}
