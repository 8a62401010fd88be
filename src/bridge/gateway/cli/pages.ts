import type { Account } from "./account.ts";
import { answerOf } from "./answer.ts";
import { CommandFault, SERVICE_REFUSED } from "./fault.ts";
import type { Paging, ServiceCall } from "./invocation.ts";
import { isMembers } from "./output/scalar.ts";
import type { Members } from "./output/scalar.ts";
import { writeStartingToken } from "./pagingOptions.ts";

/** An answer as it came: page by page, and where to go on when there is more than was wanted. */
export interface Pages {
  readonly pages: readonly Members[];
  /** The token for --starting-token. */
  readonly resume: string | null;
}

/** More pages than any listing of a simulated account has. */
const MOST_PAGES = 10_000;

/** Makes a call and, where it answers in pages, those that follow, until there are as many items as were wanted. */
export async function fetchPages(call: ServiceCall, paging: Paging | null, account: Account): Promise<Pages> {
  if (paging === null) return { pages: [await fetch(call, account)], resume: null };
  const { pages, maxItems = Infinity, skip } = paging;
  const [primary = "", ...others] = pages.results;
  const shown: Members[] = [];
  let [room, passed] = [maxItems, skip];
  let token = tokenIn(call.input, pages.inputToken);
  for (let count = 0; count < MOST_PAGES; count++) {
    const answer = await fetch({ ...call, input: withToken(call.input, pages.inputToken, token) }, account);
    const items = listIn(answer, primary).slice(passed);
    const rest = others.map((name) => [name, passed > 0 ? [] : answer[name]] as const);
    shown.push(only({ [primary]: items.slice(0, room), ...Object.fromEntries(rest) }, answer));
    if (items.length > room) return { pages: shown, resume: writeStartingToken(token, room + passed, pages) };
    const next = tokenIn(answer, pages.outputToken);
    room -= items.length;
    if (next === null) return { pages: shown, resume: null };
    if (room === 0) return { pages: shown, resume: writeStartingToken(next, 0, pages) };
    [token, passed] = [next, 0];
  }
  throw new Error(`${call.operation} answers in pages without end.`);
}

/** All pages as one answer, the lists joined. */
export function joined({ pages, resume }: Pages): Members {
  const whole: Record<string, unknown> = {};
  for (const page of pages) {
    for (const [name, value] of Object.entries(page)) {
      const before = whole[name];
      whole[name] = Array.isArray(before) && Array.isArray(value) ? [...(before as readonly unknown[]), ...(value as readonly unknown[])] : (before ?? value);
    }
  }
  return resume === null ? whole : { ...whole, NextToken: resume };
}

async function fetch(call: ServiceCall, account: Account): Promise<Members> {
  const answer = await account.call(call);
  if (!answer.ok) throw new CommandFault(`An error occurred (${answer.code}) when calling the ${call.operation} operation: ${answer.message}`, SERVICE_REFUSED);
  const output = answerOf(call.service, call.operation, answer.output);
  return isMembers(output) ? output : {};
}

/** The members that an answer really has. */
const only = (members: Members, answer: Members): Members => Object.fromEntries(Object.entries(members).filter(([name]) => answer[name] !== undefined));

function listIn(answer: Members, name: string): readonly unknown[] {
  const list = answer[name];
  return Array.isArray(list) ? list : [];
}

function tokenIn(members: unknown, name: string): string | null {
  const token = isMembers(members) ? members[name] : undefined;
  return typeof token === "string" && token !== "" ? token : null;
}

function withToken(input: unknown, name: string, token: string | null): Members {
  const rest = Object.entries(isMembers(input) ? input : {}).filter(([member]) => member !== name);
  return token === null ? Object.fromEntries(rest) : { ...Object.fromEntries(rest), [name]: token };
}
