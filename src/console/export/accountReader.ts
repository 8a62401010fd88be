import type { ServiceName } from "../../aws/generated/api.ts";
import type { Described } from "../../aws/recreate.ts";
import type { Answer, Call } from "../../bridge/protocol.ts";
import { isDescribed } from "./parts.ts";

/** Makes a call that only reads. */
export type Ask = (call: Call) => Promise<Answer>;

/** Asks an account; what it refuses is empty. */
export class AccountReader {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** All pages of a list. */
  async list(service: ServiceName, operation: string, input: Described, member: string): Promise<readonly Described[]> {
    return (await this.#pages(service, operation, input, member)).filter(isDescribed);
  }

  async texts(service: ServiceName, operation: string, input: Described, member: string): Promise<readonly string[]> {
    return (await this.#pages(service, operation, input, member)).filter((one) => typeof one === "string");
  }

  /** An answer that has no pages. */
  async one(service: ServiceName, operation: string, input: Described): Promise<Described> {
    const answer = await this.#ask({ service, operation, input });
    return answer.ok && isDescribed(answer.output) ? answer.output : {};
  }

  /** In as many calls as an operation that takes so many names needs. */
  async inParts<T>(names: readonly T[], size: number, read: (part: readonly T[]) => Promise<readonly Described[]>): Promise<readonly Described[]> {
    const found: Described[] = [];
    for (let at = 0; at < names.length; at += size) found.push(...(await read(names.slice(at, at + size))));
    return found;
  }

  /** What is read of each, one after the other. */
  async each<T, R>(all: readonly T[], read: (one: T) => Promise<R>): Promise<readonly R[]> {
    const found: R[] = [];
    for (const one of all) found.push(await read(one));
    return found;
  }

  async #pages(service: ServiceName, operation: string, input: Described, member: string): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    let next: Described = {};
    for (let page = 0; page < PAGES; page++) {
      const output = await this.one(service, operation, { ...input, ...next });
      const items = output[member];
      if (Array.isArray(items)) found.push(...(items as readonly unknown[]));
      const token = TOKENS.find(([given]) => typeof output[given] === "string");
      if (token === undefined) return found;
      next = { [token[1]]: output[token[0]] };
    }
    return found;
  }
}

/** No list of an account is longer. */
const PAGES = 1_000;

/** Under which name the next page is offered, and asked for. */
const TOKENS = [["nextToken", "nextToken"], ["NextToken", "NextToken"], ["NextMarker", "Marker"], ["Marker", "Marker"]] as const;
