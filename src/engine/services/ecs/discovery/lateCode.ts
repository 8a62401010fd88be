import type { DiscoveryCode } from "./discovery.ts";
import { join, leave, operationEnded, pushHealth } from "./registration.ts";
import { registryFrom } from "./registryFrom.ts";

/** What services need that are registered in Cloud Map. It is fetched with Cloud Map's own code. */
export const discoveryCode: DiscoveryCode = { registryFrom, join, leave, pushHealth, operationEnded };
