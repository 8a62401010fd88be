/** Quotas of Cloud Map, "AWS Cloud Map service quotas". */
export const NAMESPACES = 50;
export const INSTANCES_PER_SERVICE = 1000;

/** A list without MaxResults. API reference. */
export const ITEMS_PER_PAGE = 100;

/** Answers to a DNS query. Cloud Map guide, "Routing policy". */
export const RECORDS_PER_ANSWER = 8;
