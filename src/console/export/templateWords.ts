import type { Call, ServiceName } from "../../aws/generated/api.ts";
import { shapeNamed, type Shape } from "../../aws/model.ts";
import { inputShapeOf, isKnownService, modelOf } from "../../aws/operations.ts";
import type { Described } from "../../aws/recreate.ts";
import { capital } from "../../lib/capital.ts";
import { list } from "./parts.ts";

/** Members of ECS that CloudFormation calls otherwise than the API. */
const RENAMED: Readonly<Record<string, string>> = { "CreateCluster.settings": "ClusterSettings", "CreateService.placementStrategy": "PlacementStrategies" };

/** An input of ECS with its members as CloudFormation spells them: in capitals where they are members, as they are where they are keys. */
export function inTemplateWords({ service, operation, input }: Call): Described {
  const shape = inputShapeOf(service, operation);
  if (shape === undefined || !isKnownService(service)) return {};
  const whole = Object.entries(input as Described).map(([name, value]) => [RENAMED[`${operation}.${name}`] ?? capital(name), spelled(value, memberShape(service, shape, name), service)] as const);
  return Object.fromEntries(whole);
}

function spelled(value: unknown, shape: Shape | undefined, service: ServiceName): unknown {
  if (shape === undefined || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return shape.type === "list" ? value.map((item) => spelled(item, shapeNamed(modelOf(service), shape.member), service)) : value;
  if (shape.type !== "structure") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [capital(name), spelled(part, memberShape(service, shape, name), service)]));
}

function memberShape(service: ServiceName, shape: Shape, name: string): Shape | undefined {
  if (shape.type !== "structure" || !Object.hasOwn(shape.members, name)) return undefined;
  return shapeNamed(modelOf(service), shape.members[name] ?? "");
}

/** An input of EC2, which tags things by their types as they are made. */
export function withTags({ TagSpecifications, ...input }: Described): Described {
  const tags = list(TagSpecifications).flatMap(({ Tags }) => list(Tags));
  return tags.length === 0 ? input : { ...input, Tags: tags };
}
