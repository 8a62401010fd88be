import { Refused } from "./refused.ts";

/** Refuses records that cannot stand together. Cloud Map API, DnsConfig; the wordings are assumed. */
export function checkRecords(types: readonly string[], routingPolicy: string): void {
  if (types.length === 0) throw invalidInput("DnsRecords must have at least one record.");
  if (new Set(types).size < types.length) throw invalidInput("DnsRecords can have one record of each type.");
  if (!types.includes("CNAME")) return;
  if (types.length > 1) throw invalidInput("A CNAME record can't be combined with other records.");
  if (routingPolicy !== "WEIGHTED") throw invalidInput("A CNAME record requires the WEIGHTED routing policy.");
}

const invalidInput = (message: string): Refused => new Refused("InvalidInput", message);
