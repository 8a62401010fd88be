/** Times, which are moved, and ids that no other thing names. */
const MOVED = /At$|Time$|Date$|^creationTime$|^events$|^registeredBy$|^expirationDate$|^(?:Role|Policy|InstanceProfile|Reservation)Id$/;

/** An answer without what cannot be the same in another account. For tests. */
export function timeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(timeless).toSorted(byAttachment);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name, part]) => !MOVED.test(name) && part !== undefined);
  return Object.fromEntries(entries.map(([name, part]) => [name, timeless(part)]));
}

/** In which order an instance tells of the interfaces on it, follows from how old its tasks are to the millisecond. */
function byAttachment(a: unknown, b: unknown): number {
  const [one, other] = [a, b].map((item) => (isAttachment(item) ? item.id : ""));
  return one === other ? 0 : String(one) < String(other) ? -1 : 1;
}

function isAttachment(item: unknown): item is { readonly id: string } {
  return typeof item === "object" && item !== null && "type" in item && item.type === "ElasticNetworkInterface";
}
