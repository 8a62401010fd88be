import type { Module } from "../../../kernel/module.ts";
import { firing } from "../../../kernel/timer.ts";
import { taskRetires } from "../timers.ts";
import { fargate, fargateOperations } from "./late.ts";
import { fargateUse } from "./table.ts";

/** What of ECS only Fargate has. It stands last, for the digest knows a table by its place. */
export const ecsFargate: Module = {
  name: "ecs.fargate",
  tables: [fargateUse],
  indexes: [],
  operations: fargateOperations.operations,
  firings: [firing(taskRetires, (ctx, taskArn) => fargate().retire(ctx, taskArn))],
  reactions: [],
  guards: [],
};
