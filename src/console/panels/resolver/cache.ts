import type { DnsAnswer } from "../../../bridge/protocol.ts";

/** What a client was answered, and when: until its TTL is over it does not ask again. */
export interface Cached {
  readonly answer: DnsAnswer;
  readonly fetchedAt: number;
}

/** A client by its name; null: it has not asked yet. */
export type Caches = Readonly<Record<string, Cached | null>>;

/** Clients that began to ask at different times, as clients do: each so many parts of a TTL behind the first. */
export const CLIENTS = ["client 1", "client 2", "client 3"] as const;

/** Until when a client believes what it has. */
export const expiresAt = ({ answer, fetchedAt }: Cached): number => fetchedAt + answer.ttlSeconds * 1000;

/**
 * The caches after the resolver answered all of them: who has an answer that still holds keeps it, however wrong it has
 * become. A client's first answer is taken for one that is some way into its life, so that they ask in turn. What was
 * learnt in a future that was undone is forgotten.
 */
export function refreshed(caches: Caches, answers: readonly DnsAnswer[], now: number): Caches {
  return Object.fromEntries(
    CLIENTS.map((name, i) => {
      const kept = caches[name] ?? null;
      const answer = answers[i];
      if (answer === undefined || (kept !== null && kept.fetchedAt <= now && now < expiresAt(kept))) return [name, kept];
      const age = kept === null ? Math.floor((answer.ttlSeconds * 1000 * i) / CLIENTS.length) : 0;
      return [name, { answer, fetchedAt: now - age }];
    }),
  );
}
