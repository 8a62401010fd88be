/** A request, in what every HTTP server can hand in. Names of headers are in small letters. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  /** Without its question mark. */
  readonly query: string;
  readonly header: (name: string) => string | null;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** An answer, in what every HTTP server can send. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}
