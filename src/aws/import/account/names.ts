import { hashText, hex32 } from "../../../lib/hash.ts";
import { parseArn } from "../../arn.ts";
import { NAME } from "../../rules/names.ts";
import { type Fields, textOf } from "./fields.ts";

/** The parts of an ECS ARN's resource after its kind: the cluster if it names one, and the name or id. */
export interface EcsName {
  readonly cluster: string | undefined;
  readonly name: string;
}

/** Reads an ARN of ECS; a plain name stands for itself. Undefined where there is no name in it. */
export function ecsName(arn: string | undefined): EcsName | undefined {
  if (arn === undefined) return undefined;
  const resource = arn.startsWith("arn:") ? parseArn(arn)?.resource : `x/${arn}`;
  const parts = resource?.split("/") ?? [];
  const [, first, second] = parts;
  if (first === undefined || first === "" || parts.length > 3) return undefined;
  // The short form of old names no cluster.
  return second === undefined || second === "" ? { cluster: undefined, name: first } : { cluster: first, name: second };
}

/** `family:revision` of a task definition's ARN, or of what stands for it. */
export function revisionIn(arn: string | undefined): { readonly family: string; readonly revision: number; readonly key: string } | undefined {
  const found = /(?:^|\/)([A-Za-z0-9_-]{1,255}):(\d{1,7})$/.exec(arn ?? "");
  const revision = Number(found?.[2]);
  if (found?.[1] === undefined || !(revision >= 1 && revision <= 1_000_000)) return undefined;
  return { family: found[1], revision, key: `${found[1]}:${revision}` };
}

/** The name and id at the end of a load balancer's or target group's ARN, and of a listener's whose it is. */
export function balancingName(arn: string | undefined): { readonly kind: string; readonly ref: string; readonly name: string; readonly id: string; readonly rest: readonly string[] } | undefined {
  const [kind = "", ...parts] = parseArn(arn ?? "")?.resource.split("/") ?? [];
  const [name = "", id = "", ...rest] = kind === "targetgroup" ? parts : parts.slice(1);
  if (!/^[A-Za-z0-9-]{1,32}$/.test(name) || !/^[0-9a-f]{1,32}$/.test(id)) return undefined;
  // Network and gateway load balancers are others.
  const isApplication = kind === "targetgroup" || parts[0] === "app";
  return { kind: isApplication ? kind : `${parts[0]} ${kind}`, ref: `${name}/${id}`, name, id, rest };
}

export const isName = (text: string | undefined): text is string => text !== undefined && NAME.test(text);

/** An id of ECS: what stands at the end of its ARNs. */
export const isId = (text: string | undefined): text is string => text !== undefined && /^[0-9A-Za-z-]{1,64}$/.test(text);

/** Hexadecimal digits for what has no id of its own: always the same for the same. */
export function madeUp(of: string, digits: number): string {
  let hex = "";
  for (let i = 0; hex.length < digits; i++) hex += hex32(hashText(`${of}/${i}`));
  return hex.slice(0, digits);
}

/** An id in the form of a UUID. */
export function madeUpUuid(of: string): string {
  const hex = madeUp(of, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The id in a scaling policy's ARN, or one made up of whose it is and its name. */
export function policyIdIn(fields: Fields, named: string): string {
  return /:scalingPolicy:([0-9a-f-]{1,64}):/.exec(textOf(fields, "PolicyARN", 2_048) ?? "")?.[1] ?? madeUpUuid(`policy ${named}`);
}
