import type { ServiceName } from "../generated/api.ts";
import { fit } from "../import/fit.ts";
import type { Remark } from "../import/remark.ts";
import { pathText } from "../problem.ts";
import type { Draft } from "./draft.ts";
import type { PlannedCall, Resource } from "./plan.ts";

interface Fitting {
  readonly service: ServiceName;
  readonly operation: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Adds the call that makes a resource, or a part of it, of its properties; the answer is the name under which later ones find its answer. */
export function addFitted(draft: Draft, resource: Resource, { part, afterSeconds, ...call }: Fitting & Pick<PlannedCall, "afterSeconds"> & { readonly part?: string }): string {
  const { service, operation } = call;
  const id = part === undefined ? resource.id : `${resource.id}-${part}`;
  return draft.add(id, { service, operation, input: fitted(draft, resource, call) }, afterSeconds === undefined ? {} : { afterSeconds });
}

/** A resource's properties as the input of the operation that makes it; what has no place in it is told. */
export function fitted(draft: Draft, resource: Resource, call: Fitting): Readonly<Record<string, unknown>> {
  const { input, remarks } = fit(call, call.properties, { readOnly: new Set(), aliases: {} });
  tellOf(draft, resource, remarks);
  return input;
}

/** Puts into the report what was done with a part of a resource. */
export function tellOf(draft: Draft, resource: Resource, remarks: readonly Remark[]): void {
  for (const { path, kind, text, after } of remarks) {
    if (kind === "notUnderstood") draft.leftOut(resource, `${pathText(path)}: ${text}.`);
    if (kind === "filledIn") draft.assumed(resource, `${pathText(path)}: ${after === undefined ? text : `${after}, ${text}`}.`);
  }
}

/** Leaves members out, and says so of those that are there. */
export function without(draft: Draft, resource: Resource, { properties, members, why }: { readonly properties: Readonly<Record<string, unknown>>; readonly members: readonly string[]; readonly why: string }): Readonly<Record<string, unknown>> {
  const there = members.filter((member) => Object.hasOwn(properties, member));
  for (const member of there) draft.leftOut(resource, `${member}: ${why}`);
  return Object.fromEntries(Object.entries(properties).filter(([member]) => !members.includes(member)));
}
