import { call, type CallOf } from "../../aws/generated/api.ts";
import type { RegisterTaskDefinitionRequest } from "../../aws/generated/ecs.ts";
import { REGION } from "../../aws/region.ts";

/**
 * The log groups of this Region that containers of a pasted definition write to: the account it comes from has them,
 * and without them its containers would not start.
 */
export function logGroupCalls({ containerDefinitions }: RegisterTaskDefinitionRequest): readonly CallOf<"logs", "CreateLogGroup">[] {
  const names = containerDefinitions.flatMap(({ logConfiguration }) => {
    if (logConfiguration?.logDriver !== "awslogs") return [];
    const { "awslogs-group": group, "awslogs-region": region = REGION } = logConfiguration.options ?? {};
    return group === undefined || region !== REGION ? [] : [group];
  });
  return [...new Set(names)].map((logGroupName) => call("logs", "CreateLogGroup", { logGroupName }));
}
