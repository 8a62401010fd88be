import { header, key, pascal, reachable } from "./shapes.mjs";

/** Names the generated text itself uses; a shape of that name would hide them. */
const TAKEN = new Set(["Readonly", "Record", "Nothing", "RefusalCode"]);

/**
 * The TypeScript types of one service: an interface a structure, a union of literals an enumeration, everything
 * else in place. All of it is plain data: a timestamp is epoch seconds, a blob base64 text, a document unknown.
 */
export function serviceTypes(service, model) {
  const operations = Object.entries(model.operations).sort(([a], [b]) => (a < b ? -1 : 1));
  const roots = operations.flatMap(([, operation]) => [operation.input?.shape, operation.output?.shape]).filter(Boolean);
  const named = reachable(model.shapes, roots).filter((name) => isNamed(model.shapes[name]));
  for (const name of named) if (TAKEN.has(name)) throw new Error(`${service}: the shape ${name} needs another name.`);

  const parts = [header(`src/aws/models/${service}.json`)];
  parts.push("/** What an operation takes or answers that takes or answers nothing. */\nexport type Nothing = Readonly<Record<string, never>>;\n");
  parts.push(`/** Operation → [input, output]. */\nexport interface ${pascal(service)}Api {\n${operations.map(signature).join("")}}\n`);
  const codes = errorCodes(model);
  if (codes.length > 0) parts.push(union(named.includes("ErrorCode") ? "RefusalCode" : "ErrorCode", codes, "Error codes on the wire, as the operations of the model name them."));
  for (const name of named) parts.push(declaration(name, model.shapes));
  return parts.join("\n");
}

const signature = ([name, { input, output }]) =>
  `  readonly ${name}: readonly [input: ${input?.shape ?? "Nothing"}, output: ${output?.shape ?? "Nothing"}];\n`;

const isNamed = (shape) => (shape.type === "structure" && !shape.document) || shape.enum !== undefined;

/** In the query protocols the code differs from the shape's name: LoadBalancerNotFound for LoadBalancerNotFoundException. */
function errorCodes(model) {
  const shapes = Object.values(model.operations).flatMap((operation) => (operation.errors ?? []).map((error) => error.shape));
  return [...new Set(shapes.map((name) => model.shapes[name].error?.code ?? name))].sort();
}

function declaration(name, shapes) {
  const shape = shapes[name];
  if (shape.enum) return union(name, shape.enum);
  const members = Object.entries(shape.members ?? {});
  if (members.length === 0) return `export type ${name} = Nothing;\n`;
  const required = new Set(shape.required ?? []);
  const lines = members.map(([member, { shape: type }]) => {
    const text = typeText(type, shapes);
    return required.has(member)
      ? `  readonly ${key(member)}: ${text};\n`
      : `  readonly ${key(member)}?: ${text} | undefined;\n`;
  });
  return `export interface ${name} {\n${lines.join("")}}\n`;
}

function union(name, values, comment) {
  const doc = comment ? `/** ${comment} */\n` : "";
  const literals = values.map((value) => JSON.stringify(value));
  const short = `export type ${name} = ${literals.join(" | ")};\n`;
  return doc + (short.length <= 120 ? short : `export type ${name} =\n${wrapped(literals)};\n`);
}

/** Literals side by side up to the column of 120, so that a union of 1,200 instance types stays readable. */
function wrapped(literals) {
  const lines = [];
  let line = " ";
  for (const literal of literals) {
    if (line.length + literal.length + 3 > 120) {
      lines.push(line);
      line = " ";
    }
    line += ` | ${literal}`;
  }
  return [...lines, line].join("\n");
}

function typeText(name, shapes) {
  const shape = shapes[name];
  if (shape.document) return "unknown";
  if (isNamed(shape)) return name;
  switch (shape.type) {
    case "list":
      return arrayOf(typeText(shape.member.shape, shapes));
    case "map":
      return `Readonly<Record<string, ${typeText(shape.value.shape, shapes)}>>`;
    case "string":
    case "blob":
      return "string";
    case "boolean":
      return "boolean";
    case "integer":
    case "long":
    case "float":
    case "double":
    case "timestamp":
      return "number";
    default:
      throw new Error(`${name}: the type ${shape.type} is not known to the generator.`);
  }
}

const arrayOf = (text) => (text.startsWith("readonly ") ? `readonly (${text})[]` : `readonly ${text}[]`);
