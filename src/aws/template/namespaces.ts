/** Simulated seconds after which any namespace is there: AWS says that it takes up to a minute. */
export const NAMESPACE_SECONDS = 60;

/** The TTL of the SOA record of a hosted zone that says nothing of it. */
export const USUAL_SOA_SECONDS = 15;
