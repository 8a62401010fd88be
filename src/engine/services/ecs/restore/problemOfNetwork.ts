import type { AccountDescription, NetworkDescription } from "../../../../aws/account/description.ts";
import type { TaskDefinition } from "../../../../aws/generated/ecs.ts";
import { networkModeOf } from "../../../../aws/rules/taskDefinition.ts";
import type { View } from "../../../kernel/context.ts";
import { subnetOf } from "../../ec2/contract.ts";

/** In the mode awsvpc there is a network, else none. */
export function problemOfNetwork(
  network: NetworkDescription | null,
  definition: TaskDefinition,
  { view, account }: { readonly view: View; readonly account: AccountDescription },
): string | undefined {
  if ((networkModeOf(definition) === "awsvpc") !== (network !== null)) return "it has a network in another mode than awsvpc, or none in that.";
  if (network === null) return undefined;
  const known = new Set(account.subnets.map(({ subnetId }) => subnetId));
  if (network.subnetIds.length === 0) return "its network has no subnet.";
  const lost = network.subnetIds.find((id) => !known.has(id) && subnetOf(view, id) === undefined);
  return lost === undefined ? undefined : `its subnet ${lost} is not there.`;
}
