import type { View } from "../../kernel/context.ts";
import { needGroup } from "./lookup.ts";
import { hookNotFound, noActiveAction, validationError } from "./refusals.ts";
import { instancesByGroup, type GroupInstanceRow, type LifecycleAction } from "./tables.ts";

interface Asked {
  readonly AutoScalingGroupName: string;
  readonly LifecycleHookName: string;
  readonly LifecycleActionToken?: string | undefined;
  readonly InstanceId?: string | undefined;
}

/** The action that a call names, by its token or by the instance that waits, or a refusal. The words were observed in part. */
export function actionAsked(view: View, { AutoScalingGroupName: name, LifecycleHookName: hook, LifecycleActionToken: token, InstanceId: id }: Asked): { readonly row: GroupInstanceRow; readonly action: LifecycleAction } {
  const { lifecycleHooks = [] } = needGroup(view, name);
  if (lifecycleHooks.every(({ LifecycleHookName }) => LifecycleHookName !== hook)) throw hookNotFound(hook, name);
  if (token === undefined && id === undefined) throw validationError("Either the instance ID or the lifecycle action token must be specified");
  for (const row of view.where(instancesByGroup, name)) {
    if (id !== undefined && row.instanceId !== id) continue;
    const action = row.waitsFor?.find((one) => one.lifecycleHookName === hook && (token === undefined || one.token === token));
    if (action !== undefined) return { row, action };
  }
  throw noActiveAction(token === undefined ? `instance ID ${id}` : `token ${token}`);
}
