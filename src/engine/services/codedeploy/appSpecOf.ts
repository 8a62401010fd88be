import { readAppSpec, type AppSpecReading } from "../../../aws/appSpec.ts";
import type { DeploymentRow } from "./tables.ts";

/** The AppSpec file of a deployment, read anew: it is kept as it was given. */
export const appSpecOf = ({ revision }: Pick<DeploymentRow, "revision">): AppSpecReading => readAppSpec((revision?.appSpecContent ?? revision?.string)?.content ?? "");
