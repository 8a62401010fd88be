import type { Pages, Waiter } from "../../../aws/answers.ts";
import type { Call, ServiceName } from "../../../aws/generated/api.ts";
import type { Globals } from "./globals.ts";

/** What a line of the command line comes to. */
export type Invocation =
  | { readonly kind: "call"; readonly call: ServiceCall; readonly globals: Globals; readonly paging: Paging | null }
  | { readonly kind: "wait"; readonly call: ServiceCall; readonly name: string; readonly waiter: Waiter }
  /** Help, or anything else that calls nothing. */
  | { readonly kind: "text"; readonly text: string };

/** A call to a service there is a model of. */
export interface ServiceCall extends Call {
  readonly service: ServiceName;
}

/** How the pages of an answer are put together. The first page's token and size are part of the call. */
export interface Paging {
  readonly pages: Pages;
  /** How many items are wanted at most; undefined for all. */
  readonly maxItems?: number;
  /** How many items of the first page were shown before. */
  readonly skip: number;
}
