/** What Classic Load Balancers speak, on both sides. */
export type ClassicProtocol = "HTTP" | "HTTPS" | "TCP" | "SSL";

export const CLASSIC_PROTOCOLS: readonly ClassicProtocol[] = ["HTTP", "HTTPS", "TCP", "SSL"];

/** What a health check of one asks for. A path is asked for over HTTP and HTTPS, which must answer 200. */
export interface ClassicProbe {
  readonly protocol: ClassicProtocol;
  readonly port: number;
  readonly path: string | null;
}

/** The forms that `Target` of a health check takes, `HTTP:80/ping` or `TCP:80`; undefined for anything else. */
export function probeIn(target: string): ClassicProbe | undefined {
  const [, protocol = "", port = "", path] = /^(HTTPS?|TCP|SSL):(\d{1,5})(\/.*)?$/is.exec(target) ?? [];
  const known = CLASSIC_PROTOCOLS.find((one) => one === protocol.toUpperCase());
  if (known === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return known.startsWith("HTTP") === (path !== undefined) ? { protocol: known, port: Number(port), path: path ?? null } : undefined;
}
