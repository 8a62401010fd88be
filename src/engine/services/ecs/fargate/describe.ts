import type { Task, TaskOverride } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { taskDefinitions, type FargateWish, type TaskRow } from "../tables.ts";
import type { FargateCode } from "./late.ts";
import { STORAGE_GIB } from "./limits.ts";
import { placeOf } from "./place.ts";
import { platformFamilyOf, versionOf } from "./platform.ts";

/** A launch type, or a strategy instead (observed), and the version that LATEST was. */
export function describeWish(view: View, { strategy, platformVersion }: FargateWish, taskDefinitionArn: string): ReturnType<FargateCode["describeWish"]> {
  const definition = view.find(taskDefinitions, taskDefinitionArn)?.definition ?? {};
  return {
    ...(strategy.length === 0 ? { launchType: "FARGATE" } : { capacityProviderStrategy: strategy }),
    platformVersion: versionOf(platformVersion, definition),
    platformFamily: platformFamilyOf(definition),
  };
}

/** What a task runs on. */
export function describeTask(view: View, task: TaskRow): Task {
  const definition = view.find(taskDefinitions, task.taskDefinitionArn)?.definition ?? {};
  const { ephemeralStorage = definition.ephemeralStorage } = task.overrides as TaskOverride;
  const sizeInGiB = ephemeralStorage?.sizeInGiB ?? STORAGE_GIB;
  const { capacityProvider = null, platformVersion } = placeOf(task) ?? {};
  return {
    attributes: [{ name: "ecs.cpu-architecture", value: definition.runtimePlatform?.cpuArchitecture === "ARM64" ? "arm64" : "x86_64" }],
    containerInstanceArn: undefined,
    connectivity: task.connectedAt === null ? undefined : task.lastStatus === "STOPPED" ? "DISCONNECTED" : "CONNECTED",
    launchType: "FARGATE",
    ...(capacityProvider === null ? {} : { capacityProviderName: capacityProvider }),
    platformVersion,
    platformFamily: platformFamilyOf(definition),
    ephemeralStorage: { sizeInGiB },
    fargateEphemeralStorage: { sizeInGiB },
  };
}
