/** What code of other services that comes late itself may know of Cloud Map beside. */
export { dropMember, makeEndpoint, makeHttpNamespace, membersOf, namespaceNamed, removeEndpoint, setMember } from "../endpoints.ts";
export { resolve, type DnsAnswer } from "../resolve.ts";
