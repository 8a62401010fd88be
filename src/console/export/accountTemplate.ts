import type { Described } from "../../aws/recreate.ts";
import type { AccountPlan } from "./accountPlan.ts";
import { isDescribed } from "./parts.ts";
import { BALANCING, CLASSIC } from "./templateBalancing.ts";
import { CLUSTERS, FLEETS, instances } from "./templateClusters.ts";
import { ALARMS, CODE_DEPLOY } from "./templateDeploying.ts";
import { GROUPS, NETWORK } from "./templateNetwork.ts";
import { DISCOVERY, LOGS, ROLES } from "./templateRoles.ts";
import { GROUP_SCALING, SCALING } from "./templateScaling.ts";
import { type TemplateResource, type TemplateStep, TemplateWriter } from "./templateWriter.ts";

/** A template of CloudFormation, as plain data. */
export interface Template {
  readonly AWSTemplateFormatVersion: "2010-09-09";
  readonly Description: string;
  readonly Parameters: Readonly<Record<string, Described>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

/** A plan as a template. Networks that are there already are parameters. */
export function accountTemplate({ steps, leftOut }: AccountPlan, title: string): Template {
  const writer = new TemplateWriter(steps);
  for (const { id, call } of steps) {
    if (isDescribed(call.input)) WRITERS[call.service]?.[call.operation]?.(writer, { id, operation: call.operation, input: call.input });
  }
  const Description = ["What stands in the account", title, ...[...writer.leftOut, ...leftOut].map((one) => `Left out: ${one.replace(/\.$/, "")}`)].join(". ").slice(0, LONGEST_DESCRIPTION);
  return { AWSTemplateFormatVersion: "2010-09-09", Description, Parameters: Object.fromEntries(writer.parameters), Resources: Object.fromEntries(writer.resources) };
}

/** CloudFormation's own limit. */
const LONGEST_DESCRIPTION = 1_024;

/** By service and operation: what a call comes to in a template. */
const WRITERS: Readonly<Record<string, Readonly<Record<string, (writer: TemplateWriter, step: TemplateStep) => void>>>> = {
  "application-autoscaling": SCALING,
  autoscaling: { ...FLEETS, ...GROUP_SCALING },
  cloudwatch: ALARMS,
  codedeploy: CODE_DEPLOY,
  ec2: { ...NETWORK, ...GROUPS, ...FLEETS, RunInstances: instances },
  ecs: CLUSTERS,
  elb: CLASSIC,
  elbv2: BALANCING,
  iam: ROLES,
  logs: LOGS,
  servicediscovery: DISCOVERY,
};
