import { capital } from "../../../lib/capital.ts";
import { plainObject } from "./plain.ts";
import { readCbor } from "./protocols/cborReader.ts";
import { writeCbor } from "./protocols/cborWriter.ts";
import { isoTime, readTime } from "./time.ts";
import { readXml, type XmlElement } from "./trialXml.ts";
import { inputShape, outputShape, shapeOf, type WireModel, type WireRef, type WireShape } from "./wireModel.ts";

/** For tests: the client's half of a protocol, written from botocore's rules and not from ours. */
export interface TrialClient {
  readonly request: (model: WireModel, operation: string, input: unknown) => RequestInit & { readonly path: string };
  readonly output: (model: WireModel, operation: string, body: Uint8Array) => unknown;
}

export const jsonClient: TrialClient = {
  request: ({ metadata }, operation, input) => ({
    path: "/",
    headers: { "x-amz-target": `${metadata.targetPrefix}.${operation}`, "content-type": `application/x-amz-json-${metadata.jsonVersion ?? "1.1"}` },
    body: JSON.stringify(input),
  }),
  output: (_model, _operation, body) => JSON.parse(new TextDecoder().decode(body)) as unknown,
};

export const cborClient: TrialClient = {
  request: (model, operation, input) => ({
    path: `/service/${model.metadata.targetPrefix}/operation/${operation}`,
    headers: { "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor" },
    body: writeCbor(model, inputShape(model, operation), input),
  }),
  output: (_model, _operation, body) => readCbor(Uint8Array.from(body)),
};

export const queryClient: TrialClient = formClient({
  nameOf: (member, ref) => ref.locationName ?? member,
  listName: (name, item) => `${name}.${item.locationName ?? "member"}`,
  content: (root, operation, model) => {
    const { resultWrapper } = model.operations[operation]?.output ?? {};
    return resultWrapper === undefined ? root : root.children.find(({ name }) => name === resultWrapper);
  },
});

export const ec2Client: TrialClient = formClient({
  nameOf: (member, ref) => ref.queryName ?? capital(ref.locationName ?? member),
  listName: (name) => name,
  content: (root) => root,
});

interface FormRules {
  readonly nameOf: (member: string, ref: WireRef) => string;
  readonly listName: (name: string, item: WireRef) => string;
  readonly content: (root: XmlElement, operation: string, model: WireModel) => XmlElement | undefined;
}

function formClient(rules: FormRules): TrialClient {
  return {
    request(model, operation, input) {
      const form = new URLSearchParams({ Action: operation, Version: model.metadata.apiVersion });
      addTo(form, rules, { model, shape: inputShape(model, operation), value: input, name: "" });
      return { path: "/", headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" }, body: form.toString() };
    },
    output(model, operation, body) {
      const content = rules.content(readXml(new TextDecoder().decode(body)), operation, model);
      return content === undefined ? undefined : fromXml(model, outputShape(model, operation), content);
    },
  };
}

interface Part {
  readonly model: WireModel;
  readonly shape: WireShape;
  readonly value: unknown;
  readonly name: string;
}

function addTo(form: URLSearchParams, rules: FormRules, { model, shape, value, name }: Part): void {
  const add = (ref: WireRef, at: string, part: unknown) => addTo(form, rules, { model, shape: shapeOf(model, ref), value: part, name: at });
  if (shape.type === "structure") {
    for (const [member, part] of Object.entries(plainObject(value) ?? {})) {
      const ref = shape.members[member];
      if (ref !== undefined) add(ref, (name === "" ? "" : `${name}.`) + rules.nameOf(member, ref), part);
    }
  } else if (shape.type === "list") {
    const items = Array.isArray(value) ? value : [];
    if (items.length === 0) form.set(name, "");
    items.forEach((part, i) => add(shape.member, `${rules.listName(name, shape.member)}.${i + 1}`, part));
  } else if (shape.type === "map") {
    Object.entries(plainObject(value) ?? {}).forEach(([key, part], i) => {
      form.set(`${name}.entry.${i + 1}.${shape.key.locationName ?? "key"}`, key);
      add(shape.value, `${name}.entry.${i + 1}.${shape.value.locationName ?? "value"}`, part);
    });
  } else form.set(name, shape.type === "timestamp" ? isoTime(Number(value)) : String(value));
}

function fromXml(model: WireModel, shape: WireShape, { children, text }: XmlElement): unknown {
  switch (shape.type) {
    case "structure": {
      const members = Object.entries(shape.members).flatMap(([member, ref]) => {
        const child = children.find(({ name }) => name === (ref.locationName ?? member));
        return child === undefined ? [] : [[member, fromXml(model, shapeOf(model, ref), child)] as const];
      });
      return Object.fromEntries(members);
    }
    case "list":
      return children.map((child) => fromXml(model, shapeOf(model, shape.member), child));
    case "map":
      return Object.fromEntries(children.map(({ children: [key, value] }) => [key?.text, value && fromXml(model, shapeOf(model, shape.value), value)]));
    case "boolean":
      return text === "true";
    case "timestamp":
      return readTime(text);
    case "integer":
    case "long":
    case "float":
    case "double":
      return Number(text);
    default:
      return text;
  }
}
