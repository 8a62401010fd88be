import type { Account } from "./account.ts";
import { withDoubles } from "./answer.ts";
import { CommandFault, GENERAL_FAULT } from "./fault.ts";
import type { Globals } from "./globals.ts";
import type { Invocation, ServiceCall } from "./invocation.ts";
import type { Members } from "./output/scalar.ts";
import { printed } from "./output/print.ts";
import { fetchPages, joined } from "./pages.ts";
import type { Pages } from "./pages.ts";
import { parse } from "./parse.ts";
import { readQuery } from "./query.ts";
import { gaveUp, judge } from "./waiting.ts";
import type { Accepted } from "./waiting.ts";

/** What a command printed, and the code it ended with: 0 when all went well. */
export interface Result {
  readonly out: string;
  readonly error: string;
  readonly exitCode: number;
}

/** Runs what stands behind `aws` against an account. */
export async function runAws(words: readonly string[], account: Account): Promise<Result> {
  try {
    return { out: await outputOf(parse(words), account), error: "", exitCode: 0 };
  } catch (fault) {
    if (fault instanceof CommandFault) return { out: "", error: `\n${fault.message}\n`, exitCode: fault.exitCode };
    throw fault;
  }
}

async function outputOf(invocation: Invocation, account: Account): Promise<string> {
  switch (invocation.kind) {
    case "text":
      return invocation.text;
    case "wait":
      await wait(invocation, account);
      return "";
    case "call": {
      const { call, globals, paging } = invocation;
      if (globals.query !== undefined) readQuery(globals.query);
      needRegion(call, globals, account);
      return answerText(call, await fetchPages(call, paging, account), globals, account.columns);
    }
  }
}

/** Another region is another world, which is not here: its endpoint cannot be reached. */
function needRegion({ service }: ServiceCall, { region }: Globals, account: Account): void {
  if (region === undefined || region === account.region) return;
  throw new CommandFault(`Could not connect to the endpoint URL: "https://${service}.${region}.amazonaws.com/"\nThis account is simulated in ${account.region} alone.`, GENERAL_FAULT);
}

/** Text is written page by page, and a query with it looks at one page at a time; everything else sees the whole. */
function answerText(call: ServiceCall, pages: Pages, { output, query }: Globals, columns: number): string {
  const look = { output, title: call.operation, columns };
  const asked = query === undefined ? (answer: Members) => withDoubles(call.service, call.operation, answer) : readQuery(query);
  if (output !== "text") return printed(asked(joined(pages)), look);
  const texts = pages.pages.map((page) => printed(asked(page), look));
  if (pages.resume === null) return texts.join("");
  const next = { NextToken: { NextToken: pages.resume } };
  return [...texts, printed(query === undefined ? next : readQuery(query)(next), look)].join("");
}

async function wait({ call, name, waiter }: Extract<Invocation, { kind: "wait" }>, account: Account): Promise<void> {
  let last: Accepted = null;
  for (let attempt = 1; ; attempt++) {
    const { isContent, accepted } = judge(name, waiter, await account.call(call));
    if (isContent) return;
    last = accepted ?? last;
    if (attempt === waiter.maxAttempts) throw gaveUp(name, last);
    await account.pass(waiter.delaySeconds);
  }
}
