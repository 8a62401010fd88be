import type { ListFunctionBehaviorsRequest, ListFunctionBehaviorsResponse } from "../../../../../../aws/generated/physics.ts";
import { reading } from "../../../../../kernel/operation.ts";
import { functionBehaviors } from "../table.ts";

/** The functions of which something was said, in the order in which it was. */
export const listFunctionBehaviors = reading(
  "physics",
  "ListFunctionBehaviors",
  (view, _input: ListFunctionBehaviorsRequest): ListFunctionBehaviorsResponse => ({ functionBehaviors: view.all(functionBehaviors) }),
);
