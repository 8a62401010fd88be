import { credentialScope, type CredentialScope } from "./credentialScope.ts";
import type { HttpRequest } from "./exchange.ts";
import { awsJson } from "./protocols/awsJson.ts";
import { ec2Query } from "./protocols/ec2Query.ts";
import { textOf, type Protocol } from "./protocols/protocol.ts";
import { query } from "./protocols/query.ts";
import { rpcV2Cbor } from "./protocols/rpcV2Cbor.ts";
import type { WireModel, WireModels } from "./wireModel.ts";

/** Where a request goes, or how to say that it leads nowhere. */
export type Route =
  | {
      readonly service: string;
      readonly model: WireModel;
      readonly operation: string;
      readonly protocol: Protocol;
      readonly region: string;
      /** What to parse: of a GET, its query string. */
      readonly body: Uint8Array<ArrayBuffer>;
    }
  | { readonly protocol: Protocol; readonly code: string; readonly message: string; readonly status: number };

/** The Region of a request that is not signed for one. */
const DEFAULT_REGION = "us-east-1";

/**
 * Finds service, operation and protocol. JSON names the service by its target's prefix and CBOR in its path; of a form
 * the API version decides, for elb and elbv2 are signed alike, and else the service it was signed for.
 */
export function route(models: WireModels, request: HttpRequest): Route {
  const target = request.header("x-amz-target");
  if (target !== null) return byTarget(models, request, target);
  const path = /\/service\/([^/]+)\/operation\/([^/]+)\/?$/.exec(request.path);
  if (path !== null) return byPath(models, request, path);
  return byForm(models, request);
}

function byTarget(models: WireModels, request: HttpRequest, target: string): Route {
  const protocol = request.header("content-type")?.includes("x-amz-json-1.0") === true ? JSON_1_0 : JSON_1_1;
  const [prefix = "", operation = ""] = target.split(".");
  const found = entries(models).find(([, { metadata }]) => metadata.targetPrefix === prefix);
  if (found === undefined) return noService(protocol, prefix);
  const [service, model] = found;
  if (!Object.hasOwn(model.operations, operation)) {
    return { protocol, code: "UnknownOperationException", message: `${service} has no operation ${shown(operation)}.`, status: 400 };
  }
  return { service, model, operation, protocol, region: regionOf(request), body: request.body };
}

function byPath(models: WireModels, request: HttpRequest, [, target = "", operation = ""]: readonly string[]): Route {
  const protocol = rpcV2Cbor;
  const found = entries(models).find(([, { metadata }]) => metadata.targetPrefix === target && metadata.protocols.includes("smithy-rpc-v2-cbor"));
  if (found === undefined) return noService(protocol, target);
  const [service, model] = found;
  if (!Object.hasOwn(model.operations, operation)) {
    return { protocol, code: "UnknownOperationException", message: `${service} has no operation ${shown(operation)}.`, status: 404 };
  }
  return { service, model, operation, protocol, region: regionOf(request), body: request.body };
}

function byForm(models: WireModels, request: HttpRequest): Route {
  const body = request.method === "GET" || request.body.length === 0 ? new TextEncoder().encode(request.query) : request.body;
  const text = textOf(body);
  const form = new URLSearchParams(text);
  const scope = credentialScope(request.header("authorization"), text);
  const [service, model] = byVersion(models, form.get("Version")) ?? signedFor(models, scope) ?? [];
  if (service === undefined || model === undefined) return noService(query, scope?.signingName ?? "");
  const protocol = model.metadata.protocols.includes("ec2") ? ec2Query : query;
  const operation = form.get("Action");
  if (operation === null) return { protocol, code: "MissingAction", message: "The request is missing an action or a required parameter.", status: 400 };
  if (!Object.hasOwn(model.operations, operation)) return { protocol, ...unknownAction(service, model, operation) };
  return { service, model, operation, protocol, region: scope?.region ?? DEFAULT_REGION, body };
}

/** EC2 words it in its own way. */
function unknownAction(service: string, { metadata }: WireModel, action: string) {
  const message =
    service === "ec2"
      ? `The action ${shown(action)} is not valid for this web service.`
      : `Could not find operation ${shown(action)} for version ${metadata.apiVersion}`;
  return { code: "InvalidAction", message, status: 400 };
}

function byVersion(models: WireModels, version: string | null): readonly [string, WireModel] | undefined {
  return entries(models).find(([, { metadata }]) => metadata.apiVersion === version && speaksForms(metadata.protocols));
}

/** EC2 still takes calls of older versions. */
function signedFor(models: WireModels, scope: CredentialScope | undefined): readonly [string, WireModel] | undefined {
  if (scope === undefined) return undefined;
  return entries(models).find(([, { metadata }]) => (metadata.signingName ?? metadata.endpointPrefix) === scope.signingName && speaksForms(metadata.protocols));
}

const speaksForms = (protocols: readonly string[]): boolean => protocols.includes("query") || protocols.includes("ec2");

function noService(protocol: Protocol, name: string): Route {
  const message = name === "" ? "The request names no service." : `The service ${shown(name)} is not simulated.`;
  return { protocol, code: "NotSimulated", message, status: 400 };
}

function regionOf(request: HttpRequest): string {
  return credentialScope(request.header("authorization"), request.query)?.region ?? DEFAULT_REGION;
}

const entries = (models: WireModels): readonly (readonly [string, WireModel])[] => Object.entries(models);

const shown = (name: string): string => name.slice(0, 64);

const JSON_1_0 = awsJson("1.0");
const JSON_1_1 = awsJson("1.1");
