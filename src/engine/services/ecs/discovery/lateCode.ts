import { makeHttpNamespace } from "../../servicediscovery/late/contract.ts";
import type { ConnectCode } from "../connect/connect.ts";
import { connectFrom } from "../connect/connectFrom.ts";
import { deploy, follow, give, takeAway } from "../connect/endpoints.ts";
import { namespaceFrom } from "../connect/namespaces.ts";
import { withProxy } from "../connect/withProxy.ts";
import { listServiceTraffic } from "../flows/operations/listServiceTraffic.ts";
import { putServiceTraffic } from "../flows/operations/putServiceTraffic.ts";
import { shift } from "../flows/shift.ts";
import type { DiscoveryCode } from "./discovery.ts";
import { attributesOf, join, leave, operationEnded, pushHealth } from "./registration.ts";
import { registryFrom } from "./registryFrom.ts";

// What services need that find each other. It is fetched with Cloud Map's own code.

/** Of those that are registered in Cloud Map. */
export const discoveryCode: DiscoveryCode = { registryFrom, attributesOf, join, leave, pushHealth, operationEnded };

/** Of those that take part in Service Connect, or send requests to each other. */
export const connectCode: ConnectCode = {
  namespaceFrom,
  makeNamespace: makeHttpNamespace,
  connectFrom,
  give,
  takeAway,
  deploy,
  withProxy,
  follow,
  shift,
  operations: [listServiceTraffic, putServiceTraffic],
};
