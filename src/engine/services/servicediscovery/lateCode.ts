import type { CloudMapCode } from "./late.ts";
import { createHttpNamespace, createPrivateDnsNamespace, createPublicDnsNamespace } from "./operations/createNamespace.ts";
import { createService } from "./operations/createService.ts";
import { deleteNamespace } from "./operations/deleteNamespace.ts";
import { deleteService } from "./operations/deleteService.ts";
import { deregisterInstance } from "./operations/deregisterInstance.ts";
import { discoverInstances, discoverInstancesRevision } from "./operations/discoverInstances.ts";
import { getInstance, getInstancesHealthStatus, listInstances } from "./operations/readInstances.ts";
import { getNamespace, listNamespaces } from "./operations/readNamespaces.ts";
import { getOperation, listOperations } from "./operations/readOperations.ts";
import { getService, listServices } from "./operations/readServices.ts";
import { registerInstance } from "./operations/registerInstance.ts";
import { updateInstanceCustomHealthStatus } from "./operations/updateInstanceCustomHealthStatus.ts";
import { updateService } from "./operations/updateService.ts";
import { settle } from "./processes/settle.ts";
import { takeHealth } from "./processes/takeHealth.ts";

/** All that Cloud Map does. It is fetched with the first call that needs it: see `late.ts`. */
export const cloudMapCode: CloudMapCode = {
  operations: [
    createHttpNamespace,
    createPrivateDnsNamespace,
    createPublicDnsNamespace,
    createService,
    deleteNamespace,
    deleteService,
    deregisterInstance,
    discoverInstances,
    discoverInstancesRevision,
    getInstance,
    getInstancesHealthStatus,
    getNamespace,
    getOperation,
    getService,
    listInstances,
    listNamespaces,
    listOperations,
    listServices,
    registerInstance,
    updateInstanceCustomHealthStatus,
    updateService,
  ],
  settle,
  takeHealth,
};
