import type { Pages } from "../../../aws/answers.ts";
import { readInt } from "./arguments/numbers.ts";
import { CommandFault, GENERAL_FAULT, usageFault } from "./fault.ts";
import type { Paging } from "./invocation.ts";
import { kebab } from "./names.ts";
import type { GivenOptions } from "./readOptions.ts";

/** What --starting-token, --page-size and --max-items come to. */
export interface PagingOptions {
  /** Members of the first page's call. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Null when every page is asked for by hand. */
  readonly paging: Paging | null;
}

/** Reads how an answer's pages are wanted; who gives a token or a limit by hand gets one page. */
export function readPaging({ given }: GivenOptions, pages: Pages | undefined, { paginate, byHand }: { readonly paginate: boolean; readonly byHand: readonly string[] }): PagingOptions {
  const options = new Map(given.flatMap(({ option: { means }, words }) => (means.kind === "paging" ? [[means.which, words[0] ?? ""] as const] : [])));
  if (pages === undefined) return { input: {}, paging: null };
  const size = options.get("pageSize");
  const input = size === undefined || pages.limit === undefined ? {} : { [pages.limit]: count("pageSize", size) };
  const isManual = !paginate || byHand.includes(pages.inputToken) || (pages.limit !== undefined && byHand.includes(pages.limit));
  if (isManual) {
    // IAM's own MaxItems has the option's name, which is the member's again where nobody pages.
    const own = pages.limit !== undefined && `--${kebab(pages.limit)}` === NAMES.maxItems ? options.get("maxItems") : undefined;
    const strange = [...options.keys()].filter((which) => which !== "pageSize" && !(which === "maxItems" && own !== undefined)).map((which) => NAMES[which]);
    if (strange.length > 0) throw new CommandFault(`Error during pagination: Cannot specify --no-paginate along with pagination arguments: ${strange.join(", ")}`, GENERAL_FAULT);
    return { input: own === undefined || pages.limit === undefined ? input : { ...input, [pages.limit]: count("maxItems", own) }, paging: null };
  }
  const starting = options.get("startingToken");
  const start = starting === undefined ? { token: null, skip: 0 } : readStartingToken(starting, pages);
  const max = options.get("maxItems");
  return {
    input: start.token === null ? input : { ...input, [pages.inputToken]: start.token },
    paging: { pages, skip: start.skip, ...(max === undefined ? {} : { maxItems: count("maxItems", max) }) },
  };
}

const NAMES = { startingToken: "--starting-token", pageSize: "--page-size", maxItems: "--max-items" } as const;

function count(which: keyof typeof NAMES, text: string): number {
  const whole = readInt(text);
  if (whole === undefined) throw usageFault(`argument ${NAMES[which]}: invalid int value: '${text}'`);
  return whole;
}

/** The token that --starting-token takes: the service's, and how much of its page was shown. Like botocore's, base64 of JSON. */
export function writeStartingToken(token: string | null, skip: number, pages: Pages): string {
  return btoa(JSON.stringify({ [pages.inputToken]: token, ...(skip > 0 ? { boto_truncate_amount: skip } : {}) }));
}

/** What is no token of ours is the service's own, and is passed on as it stands. */
function readStartingToken(text: string, pages: Pages): { readonly token: string | null; readonly skip: number } {
  try {
    const read = JSON.parse(atob(text)) as Readonly<Record<string, unknown>> | null;
    const [token, skip] = [read?.[pages.inputToken], read?.["boto_truncate_amount"] ?? 0];
    if ((typeof token === "string" || token === null) && typeof skip === "number") return { token, skip };
  } catch {
    // Neither base64 nor JSON: a token of the service.
  }
  return { token: text, skip: 0 };
}
