import { shapeNamed } from "../../../aws/model.ts";
import type { ServiceModel, Shape } from "../../../aws/model.ts";

/** A value of the shape with nothing filled in, as --generate-cli-skeleton prints it. */
export function skeletonOf(name: string, model: Pick<ServiceModel, "shapes">, texts: "empty" | "names"): unknown {
  return skeleton(shapeNamed(model, name), { name, member: "", model, texts, inside: [] });
}

interface Place {
  readonly name: string;
  /** The member's name, where text is filled with it; a list's items have none. */
  readonly member: string;
  readonly model: Pick<ServiceModel, "shapes">;
  readonly texts: "empty" | "names";
  /** The shapes around it: one that holds itself is written once more and then left empty. */
  readonly inside: readonly string[];
}

function skeleton(shape: Shape, place: Place): unknown {
  const inner = (name: string, member = "String"): unknown =>
    skeleton(shapeNamed(place.model, name), { ...place, name, member, inside: [...place.inside, place.name] });
  switch (shape.type) {
    case "structure":
      if (place.inside.filter((name) => name === place.name).length > 0) return {};
      return Object.fromEntries(Object.entries(shape.members).map(([member, name]) => [member, inner(name, member)]));
    case "list":
      return [inner(shape.member)];
    case "map":
      return { KeyName: inner(shape.value) };
    case "boolean":
      return true;
    case "integer":
    case "long":
    case "float":
    case "double":
      return 0;
    case "timestamp":
      return "1970-01-01T00:00:00";
    case "document":
      return {};
    default:
      return place.texts === "names" ? place.member : (shape.enum?.[0] ?? "");
  }
}
