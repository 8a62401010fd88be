import { configureGlobal } from "fast-check";

/**
 * The properties of all tests, from one seed, so that the same code is green twice or red twice: a gate that draws
 * anew would stop a change for what it never touched. `PROPERTY_SEED=7 npm run unit` draws other cases.
 */
configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 1) });

export * as fc from "fast-check";
