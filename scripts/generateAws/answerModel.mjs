import { describedOperations } from "./describedOperations.mjs";
import { camel, header, key, literal, reachable } from "./shapes.mjs";

/**
 * What a client needs to know of a service's answers: the shapes that can be reached from the outputs of the
 * described operations, without their limits, how pages follow each other and what can be waited for.
 */
export function answerModel(service, model) {
  const described = describedOperations(service, model);
  const outputs = Object.fromEntries(
    described.flatMap((name) => {
      const shape = model.operations[name].output?.shape;
      return shape === undefined || isEmpty(model.shapes[shape]) ? [] : [[name, shape]];
    }),
  );
  const kept = reachable(model.shapes, Object.values(outputs)).filter((name) => isMade(model.shapes[name]));
  return `${header(`src/aws/models/${service}.json`)}import type { AnswerModel } from "../answers.ts";

/** What ${service} answers, in which pages, and what can be waited for. */
export const ${camel(service)}Answers: AnswerModel = {
  outputs: ${table(outputs)},
  shapes: ${table(Object.fromEntries(kept.map((name) => [name, outputShape(model.shapes[name], model.shapes)])))},
  pages: ${table(pages(described, model))},
  waiters: ${table(waiters(described, model))},
};
`;
}

/** One table of what all services answer. */
export function answerIndex(services) {
  const imports = services.map((service) => `import { ${camel(service)}Answers } from "./${service}.answers.ts";\n`).join("");
  const entries = services.map((service) => `  ${key(service)}: ${camel(service)}Answers,\n`).join("");
  return `${header("src/aws/models")}import type { AnswerModel } from "../answers.ts";
import type { ServiceName } from "./api.ts";
${imports}
/** Service → what is known of its answers. */
export const ANSWERS: Readonly<Record<ServiceName, AnswerModel>> = {
${entries}};
`;
}

function outputShape(shape, shapes) {
  const type = (part) => {
    const target = shapes[part.shape];
    return isMade(target) ? part.shape : target.document ? "document" : target.type;
  };
  if (shape.type === "list") return { type: "list", member: type(shape.member) };
  if (shape.type === "map") return { type: "map", key: "string", value: type(shape.value) };
  return { type: "structure", members: Object.fromEntries(Object.entries(shape.members).map(([name, part]) => [name, type(part)])) };
}

function pages(described, model) {
  const all = Object.entries(model.pagination ?? {}).filter(([name, { input_token: token }]) => described.includes(name) && typeof token === "string");
  return Object.fromEntries(
    all.map(([name, pager]) => [
      name,
      { inputToken: pager.input_token, outputToken: pager.output_token, limit: pager.limit_key, results: [pager.result_key].flat() },
    ]),
  );
}

function waiters(described, model) {
  const all = Object.entries(model.waiters ?? {}).filter(([, { operation }]) => described.includes(operation));
  return Object.fromEntries(
    all.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { operation, delay, maxAttempts, acceptors }]) => [
      name,
      { operation, delaySeconds: delay, maxAttempts, acceptors: acceptors.map(acceptor) },
    ]),
  );
}

const acceptor = ({ state, matcher, argument, expected }) => ({ state, matcher, argument, expected });

/** Whether a shape is made of others; scalars are written as their type. */
const isMade = (shape) => !shape.document && ["structure", "list", "map"].includes(shape.type);

const isEmpty = (shape) => shape.type === "structure" && Object.keys(shape.members).length === 0;

const table = (entries) => `{\n${Object.entries(entries).map(([name, value]) => `    ${key(name)}: ${literal(value)},\n`).join("")}  }`;
