import type { WireError } from "./protocols/protocol.ts";
import type { WireModel, WireShape } from "./wireModel.ts";

/** The code of an answer that a bug in the simulation prevented. */
export const SIMULATION_FAULT = "SimulationFault";

/** The code of an answer that nobody was there to give. Clients try again. */
export const UNAVAILABLE = "ServiceUnavailable";

/** A refusal as it stands on the wire: with the code and the status that the service's model has for it. */
export function wireError(model: WireModel, { code, message }: { readonly code: string; readonly message: string }): WireError {
  if (code === SIMULATION_FAULT) return { code: "InternalFailure", message, status: 500 };
  if (code === UNAVAILABLE) return { code, message, status: 503 };
  const shape = errorShape(model, code);
  return { code: shape?.error?.code ?? code, message, status: shape?.error?.httpStatusCode ?? (shape?.fault === true ? 500 : 400) };
}

type Structure = Extract<WireShape, { type: "structure" }>;

/** The error of that name, or of that code: LoadBalancerNotFoundException goes by LoadBalancerNotFound. */
function errorShape({ shapes }: WireModel, code: string): Structure | undefined {
  const named = Object.hasOwn(shapes, code) ? shapes[code] : undefined;
  if (named !== undefined && isError(named)) return named;
  return Object.values(shapes).filter(isError).find(({ error }) => error?.code === code);
}

const isError = (shape: WireShape): shape is Structure => shape.type === "structure" && shape.exception === true;
