import type { View } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { ecsConfigFrom } from "./userData.ts";

/** Whether the user data of an instance switches on a setting of the agent that is off by itself. */
export const isTold = (view: View, instanceId: string, setting: `ECS_${string}`): boolean => ecsConfigFrom(instanceOf(view, instanceId)?.userData ?? "").includes(`${setting}=true`);
