import type { Call } from "../../bridge/protocol.ts";
import type { Asked } from "../store/asked.ts";
import type { DialogRequest } from "../dialogs/requests.ts";

/** What a gesture or a line of a menu comes to. */
export type Proposal = Deed | Refused;

export type Deed =
  | { readonly kind: "calls"; readonly calls: readonly Call[]; readonly hint: string }
  | { readonly kind: "form"; readonly request: DialogRequest; readonly hint: string }
  /** The road of a request to a listener, or to one of its targets, place by place. */
  | { readonly kind: "walk"; readonly request: Partial<Asked>; readonly hint: string }
  /** Guess where the next tasks of these services land. */
  | { readonly kind: "landing"; readonly serviceArns: readonly string[]; readonly hint: string };

export interface Refused {
  readonly kind: "refused";
  /** Why it cannot be dropped there, and what to do instead. */
  readonly why: string;
}

export function calls(hint: string, ...made: readonly Call[]): Deed {
  return { kind: "calls", calls: made, hint };
}

export function form(hint: string, request: DialogRequest): Deed {
  return { kind: "form", request, hint };
}

export function refused(why: string): Refused {
  return { kind: "refused", why };
}
