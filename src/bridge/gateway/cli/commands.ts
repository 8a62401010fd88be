import type { ServiceName } from "../../../aws/generated/api.ts";
import { SERVICES } from "../../../aws/operations.ts";
import { commandOf } from "./names.ts";

/** What may stand after `aws`, and the service it is. The physical world has no command. */
export const SERVICE_COMMANDS: ReadonlyMap<string, ServiceName> = new Map(
  SERVICES.filter((service) => service !== "physics").map((service) => [commandOf(service), service]),
);
