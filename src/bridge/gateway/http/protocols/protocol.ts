import type { WireModel } from "../wireModel.ts";

/** What a body says, and the paths of members in it that the model does not know and that are passed over. */
export interface Parsed {
  readonly input: unknown;
  readonly unknown: readonly string[];
}

/** An operation of a service whose model is at hand. */
export interface Subject {
  readonly model: WireModel;
  readonly operation: string;
}

/** A refusal on its way out. */
export interface WireError {
  /** The code as it stands in the body: in Query another than the shape's name. */
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/** A body and what its headers have to say of it. */
export interface Written {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** How calls and answers stand on the wire: plain data on this side, bytes on the other. */
export interface Protocol {
  /** Throws BadBody. */
  readonly parse: (subject: Subject, body: Uint8Array<ArrayBuffer>) => Parsed;
  readonly write: (subject: Subject, output: unknown, requestId: string) => Written;
  readonly writeError: (error: WireError, requestId: string) => Written;
}

/** The body as text. Bytes that are no UTF-8 become replacement characters. */
export const textOf = (body: Uint8Array<ArrayBuffer>): string => new TextDecoder().decode(body);
