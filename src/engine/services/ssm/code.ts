import type { Operation } from "../../kernel/operation.ts";
import { deleteParameter } from "./operations/deleteParameter.ts";
import { describeParameters } from "./operations/describeParameters.ts";
import { getParameter } from "./operations/getParameter.ts";
import { getParameters } from "./operations/getParameters.ts";
import { putParameter } from "./operations/putParameter.ts";

/** All simulated operations of Systems Manager. */
export const ssmCode: readonly Operation[] = [deleteParameter, describeParameters, getParameter, getParameters, putParameter];
