// @ts-check

/**
 * What one of our models (src/aws/models) knows of its service, in the same form as the SDK's.
 * @param {any} model
 * @returns {import("./sdkApi.mjs").Api}
 */
export function ourApi({ operations, shapes }) {
  const shapeOf = (/** @type {string | undefined} */ name) => {
    const shape = name === undefined ? { type: "structure" } : shapes[name];
    const inside = shape.type === "list" ? { "": shape.member } : shape.type === "map" ? { "": shape.value } : (shape.members ?? {});
    const parts = Object.fromEntries(Object.entries(inside).map(([member, { shape: part }]) => [member, () => shapeOf(part)]));
    return { name: name ?? "", parts };
  };
  return {
    operations: Object.fromEntries(
      Object.entries(operations).map(([name, { input, output }]) => [name, { input: () => shapeOf(input?.shape), output: () => shapeOf(output?.shape) }]),
    ),
    enums: Object.fromEntries(Object.entries(shapes).flatMap(([name, shape]) => (shape.enum === undefined ? [] : [[name, shape.enum]]))),
  };
}
