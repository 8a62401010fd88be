import { plainObject } from "./plain.ts";
import { isDocument, shapeOf, type WireModel, type WireShape } from "./wireModel.ts";

/** The paths of members that the model does not know, as a client newer than the model sends them. */
export function unknownMembers(model: WireModel, shape: WireShape, value: unknown): readonly string[] {
  const found: string[] = [];
  collect({ model, found }, shape, { value, path: "" });
  return found;
}

interface Search {
  readonly model: WireModel;
  readonly found: string[];
}

/** Lists name one member for all of their items. */
function collect(search: Search, shape: WireShape, at: { readonly value: unknown; readonly path: string }): void {
  const { model, found } = search;
  if (isDocument(shape)) return;
  if (shape.type === "list") {
    if (!Array.isArray(at.value)) return;
    const item = shapeOf(model, shape.member);
    if (item.type === "structure" || item.type === "list" || item.type === "map") {
      for (const value of at.value) collect(search, item, { value, path: `${at.path}[]` });
    }
    return;
  }
  const members = plainObject(at.value);
  if (members === undefined) return;
  for (const [name, value] of Object.entries(members)) {
    const path = at.path === "" ? name : `${at.path}.${name}`;
    if (shape.type === "map") collect(search, shapeOf(model, shape.value), { value, path });
    if (shape.type !== "structure") continue;
    const ref = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (ref !== undefined) collect(search, shapeOf(model, ref), { value, path });
    else if (found.length < MOST_TOLD && !found.includes(path)) found.push(path.slice(0, 200));
  }
}

/** A hostile body must not make a hostile log. */
export const MOST_TOLD = 20;
