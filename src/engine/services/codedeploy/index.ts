import { reaction } from "../../kernel/event.ts";
import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { alarmStateChanged } from "../cloudwatch/contract.ts";
import { taskSetSettled } from "../ecs/contract.ts";
import { codeDeployLate } from "./late.ts";
import { goOn, lookUp } from "./run.ts";
import { applications, codeDeployments, configs, groups, openDeployments } from "./tables.ts";
import { deploymentGoesOn } from "./timers.ts";

/** AWS CodeDeploy, as far as Amazon ECS goes: a service moves to another task set, and its traffic with it. */
export const codeDeploy: Module = {
  name: "codedeploy",
  tables: [applications, groups, configs, codeDeployments],
  indexes: [openDeployments],
  operations: codeDeployLate.operations,
  firings: [firing(deploymentGoesOn, goOn)],
  reactions: [reaction(alarmStateChanged, lookUp), reaction(taskSetSettled, lookUp)],
  guards: [],
};
