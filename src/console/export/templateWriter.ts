import type { Call } from "../../aws/generated/api.ts";
import type { Described } from "../../aws/recreate.ts";
import { marksIn, replaced } from "../../aws/template/answered.ts";
import type { PlannedCall } from "../../aws/template/plan.ts";
import { capital } from "../../lib/capital.ts";
import { list, text } from "./parts.ts";

export interface TemplateResource {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  /** Names that CloudFormation gives itself; an import here reads them. */
  readonly Metadata?: Described;
  readonly Properties: Described;
}

/** A call of a plan whose input is a structure. */
export interface TemplateStep {
  readonly id: string;
  readonly operation: string;
  readonly input: Described;
}

/** A resource to be. */
interface Wanted {
  readonly type: string;
  readonly properties: Described;
  readonly dependsOn?: readonly string[];
  readonly metadata?: Described;
}

/** A template in the making. */
export class TemplateWriter {
  readonly parameters = new Map<string, Described>();
  readonly resources = new Map<string, TemplateResource>();
  /** What CloudFormation has no words for. */
  readonly leftOut = new Set<string>();
  /** Resources that others have to wait for, though they do not speak of them. */
  readonly gatewayAttachments: string[] = [];
  readonly listeners: string[] = [];
  readonly #steps: ReadonlyMap<string, PlannedCall>;
  readonly #logicalIds = new Map<string, string>();
  /** By kind and name, the resources that others call by their names. */
  readonly #named = new Map<string, string>();

  constructor(steps: readonly PlannedCall[]) {
    this.#steps = new Map(steps.map((step) => [step.id, step]));
    const taken = new Set<string>();
    for (const { id } of steps) {
      const wanted = (id.match(/[A-Za-z0-9]+/g) ?? ["Resource"]).map(capital).join("");
      let logicalId = wanted;
      for (let n = 2; taken.has(logicalId); n++) logicalId = `${wanted}x${n}`;
      taken.add(logicalId);
      this.#logicalIds.set(id, logicalId);
    }
  }

  parameter(id: string, Type: string, Description: string): void {
    this.parameters.set(this.logicalId(id), { Type, Description });
  }

  /** Adds a resource; the answer is its logical id. */
  resource(id: string, wanted: Wanted): string {
    const logicalId = this.logicalId(id);
    this.put(logicalId, wanted);
    return logicalId;
  }

  /** The same for a resource that no step is called after. */
  put(logicalId: string, { type: Type, properties, dependsOn = [], metadata: Metadata }: Wanted): void {
    const Properties = this.#referring(properties) as Described;
    this.resources.set(logicalId, { Type, ...(dependsOn.length === 0 ? {} : { DependsOn: [...dependsOn] }), ...(Metadata === undefined ? {} : { Metadata }), Properties });
  }

  /** Changes a property of the resource that an id stands for; false: no resource of the template does. */
  change(id: unknown, property: string, change: (before: unknown) => unknown): boolean {
    const logicalId = this.resourceOf(id);
    const resource = logicalId === undefined ? undefined : this.resources.get(logicalId);
    if (logicalId === undefined || resource === undefined) return false;
    this.resources.set(logicalId, { ...resource, Properties: { ...resource.Properties, [property]: this.#referring(change(resource.Properties[property])) } });
    return true;
  }

  /** Adds to a property that is a list. */
  addTo(id: unknown, property: string, item: unknown): boolean {
    return this.change(id, property, (before) => [...(Array.isArray(before) ? (before as readonly unknown[]) : []), item]);
  }

  /** The resource that an id stands for: one of the template's, by a mark or by a logical id. */
  resourceOf(id: unknown): string | undefined {
    const [mark] = marksIn(text(id));
    const logicalId = mark?.kind === "answer" ? this.logicalId(this.#origin(mark.step)) : text(id);
    return this.resources.has(logicalId) ? logicalId : undefined;
  }

  /** Tells by which name others speak of a resource. */
  named(kind: NamedKind, name: unknown, logicalId: string): void {
    this.#named.set(`${kind} ${text(name)}`, logicalId);
  }

  /** The resource of a name. */
  resourceNamed(kind: NamedKind, name: unknown): string | undefined {
    return this.#named.get(`${kind} ${text(name)}`);
  }

  /** A name as a reference, where the template makes what it names. */
  byName(kind: NamedKind, name: unknown): unknown {
    const logicalId = this.resourceNamed(kind, name);
    return logicalId === undefined ? name : { Ref: logicalId };
  }

  logicalId(id: string): string {
    return this.#logicalIds.get(id) ?? id;
  }

  /** The call that a mark is an answer of. */
  callOf(id: unknown): Call | undefined {
    const [mark] = marksIn(text(id));
    return mark?.kind === "answer" ? this.#steps.get(mark.step)?.call : undefined;
  }

  /** The step that makes what a question was asked about. */
  #origin(step: string): string {
    const { operation, input } = this.#steps.get(step)?.call ?? { operation: "", input: {} };
    const asked = operation === "GetOperation" ? (input as Described)["OperationId"] : operation === "GetNamespace" ? (input as Described)["Id"] : undefined;
    const [mark] = marksIn(text(asked));
    return mark?.kind === "answer" ? this.#origin(mark.step) : step;
  }

  /** Values with a reference in place of each mark; what cannot be referred to is left out. */
  #referring(value: unknown): unknown {
    if (typeof value === "string") return this.#reference(value);
    if (Array.isArray(value)) return value.map((item) => this.#referring(item)).filter((item) => item !== undefined);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => {
      const result = this.#referring(part);
      return result === undefined ? [] : [[key, result]];
    }));
  }

  #reference(value: string): unknown {
    const [mark] = marksIn(value);
    if (mark?.kind !== "answer") return value;
    const call = this.#steps.get(mark.step)?.call;
    const operation = call?.operation ?? "";
    const logicalId = this.logicalId(this.#origin(mark.step));
    if (replaced(value, () => "") !== "") return { "Fn::Sub": replaced(value, () => `\${${logicalId}}`) };
    const attribute = ATTRIBUTES[`${call?.service ?? ""}.${operation}`];
    if (attribute !== undefined) return { "Fn::GetAtt": [logicalId, attribute] };
    const group = operation === "DescribeSecurityGroups" ? this.#defaultGroupOf(call) : undefined;
    if (group !== undefined) return group;
    return this.resources.has(logicalId) || this.parameters.has(logicalId) || !operation.startsWith("Describe") ? { Ref: logicalId } : undefined;
  }

  /** The default group of a VPC that the template makes is an attribute of that. */
  #defaultGroupOf(call: Call | undefined): unknown {
    const vpc = this.resourceOf(vpcAsked(call));
    return vpc === undefined ? undefined : { "Fn::GetAtt": [vpc, "DefaultSecurityGroup"] };
  }
}

/** The VPC that a question is about. */
export function vpcAsked(call: Call | undefined): unknown {
  const filter = list((call?.input as Described | undefined)?.["Filters"]).find(({ Name }) => Name === "vpc-id")?.["Values"];
  return Array.isArray(filter) ? (filter as readonly unknown[])[0] : undefined;
}

export type NamedKind = "cluster" | "capacityProvider" | "definition" | "role" | "profile" | "logGroup" | "launchTemplate" | "classicBalancer" | "targetGroup" | "service" | "alarm" | "group" | "scalableTarget" | "application" | "deploymentConfig";

/** What a resource is spoken of by, where that is not its Ref. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  "ec2.CreateSecurityGroup": "GroupId",
  "ec2.AllocateAddress": "AllocationId",
  "iam.CreateRole": "Arn",
  "servicediscovery.CreateService": "Arn",
  "servicediscovery.GetNamespace": "Arn",
};
