import { REGION } from "../../../../aws/region.ts";
import type { DiscoverPollEndpointRequest, DiscoverPollEndpointResponse } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { findCluster } from "../lookup.ts";
import { clientException } from "../refusals.ts";

/** Where an agent would connect to. Nobody answers there: agents are simulated with their instances. */
export const discoverPollEndpoint = reading(
  "ecs",
  "DiscoverPollEndpoint",
  (view: View, input: DiscoverPollEndpointRequest): DiscoverPollEndpointResponse => {
    // The model of this operation does not know ClusterNotFoundException. Assumed, with its wording.
    if (input.cluster !== undefined && findCluster(view, input.cluster)?.status !== "ACTIVE") throw clientException("Cluster not found.");
    return {
      endpoint: `https://ecs-a-1.${REGION}.amazonaws.com/`,
      telemetryEndpoint: `https://ecs-t-1.${REGION}.amazonaws.com/`,
      serviceConnectEndpoint: `https://ecs-sc.${REGION}.api.aws`,
    };
  },
);
