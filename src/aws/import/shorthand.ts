import type { FitPlace } from "./fit.ts";

/** A text where the API wants a list of words, as Docker reads it; undefined where a single value is just one item. */
export function textAsList(value: unknown, { owner, member }: FitPlace): readonly string[] | undefined {
  if (typeof value !== "string") return undefined;
  if (owner === "HealthCheck" && member === "command") return ["CMD-SHELL", value];
  if (member === "command" || member === "entryPoint") return ["sh", "-c", value];
  if (member === "environment") return value.split(/\r?\n|,/).filter((line) => line.includes("="));
  return undefined;
}

/** An item of a list in Docker's short form, written out; undefined when it is none. */
export function listFrom(item: unknown, { member }: FitPlace): Readonly<Record<string, unknown>> | undefined {
  if (member === "portMappings") return portMapping(item);
  if (member !== "environment" || typeof item !== "string") return undefined;
  const at = item.indexOf("=");
  return at <= 0 ? undefined : { name: item.slice(0, at), value: item.slice(at + 1) };
}

/** `80`, `"80"`, `"8080:80"`, `"80/udp"`. */
function portMapping(item: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof item === "number") return { containerPort: item };
  const parts = typeof item === "string" ? /^(?:(\d{1,5}):)?(\d{1,5})(?:\/(tcp|udp))?$/.exec(item.trim()) : null;
  if (parts === null) return undefined;
  const [, host, container, protocol] = parts;
  return {
    containerPort: Number(container),
    ...(host === undefined ? {} : { hostPort: Number(host) }),
    ...(protocol === undefined ? {} : { protocol }),
  };
}
