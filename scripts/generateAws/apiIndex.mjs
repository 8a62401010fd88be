import { header, key, pascal } from "./shapes.mjs";

/** The index of all services' types, and the one typed way to write a call. */
export function apiIndex(models) {
  const services = [...models.keys()];
  const imports = services.map((service) => `import type { ${pascal(service)}Api } from "./${service}.ts";\n`).join("");
  const members = services.map((service) => `  readonly ${key(service)}: ${pascal(service)}Api;\n`).join("");
  return `${header("src/aws/models")}${imports}
/** Service → operation → [input, output], for every operation of every model, simulated or not. */
export interface Api {
${members}}

/** A service by the name the aws command line gives it. */
export type ServiceName = keyof Api;

/** The operations of a service, as its API names them. */
export type OperationName<S extends ServiceName> = keyof Api[S] & string;

/** What an operation takes. */
export type Input<S extends ServiceName, O extends OperationName<S>> = Api[S][O] extends readonly [infer I, unknown] ? I : never;

/** What an operation answers. */
export type Output<S extends ServiceName, O extends OperationName<S>> = Api[S][O] extends readonly [unknown, infer R] ? R : never;

/**
 * One call to the API, as plain data: what every gesture, form, terminal line, scenario and journal entry comes to.
 * It is loosely typed because it may come from outside; nothing but validation says that the input fits.
 */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
}

/** A call whose input is known to fit its operation. */
export interface CallOf<S extends ServiceName, O extends OperationName<S>> extends Call {
  readonly service: S;
  readonly operation: O;
  readonly input: Input<S, O>;
}

/** Writes a call with its input checked by the compiler. */
export function call<S extends ServiceName, O extends OperationName<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
): CallOf<S, O> {
  return { service, operation, input };
}
`;
}
