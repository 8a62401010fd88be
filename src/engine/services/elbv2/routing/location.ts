import type { RedirectAction } from "../../../../aws/rules/balancing/ruleParts.ts";
import type { ListenerRow } from "../tables.ts";
import type { RouteRequest } from "./judgeRule.ts";

/** Where a redirect sends the client, in full. */
export function locationOf(action: RedirectAction, { protocol, port }: Pick<ListenerRow, "protocol" | "port">, { host, path, query }: RouteRequest): string {
  const own: Readonly<Record<string, string>> = { protocol, host, port: String(port), path: path.replace(/^\//, ""), query };
  const filled = (text: string): string => text.replace(/#\{(protocol|host|port|path|query)\}/g, (_, name: string) => own[name] ?? "");
  const asked = filled(action.query);
  return `${filled(action.protocol).toLowerCase()}://${filled(action.host)}:${filled(action.port)}${filled(action.path)}${asked === "" ? "" : `?${asked}`}`;
}
