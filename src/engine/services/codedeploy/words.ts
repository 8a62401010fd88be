import type { ErrorInformation } from "../../../aws/generated/codedeploy.ts";
import type { Next } from "./lifecycle.ts";

/** Why a deployment ends before its end, and which of the events for which a group may want a rollback that is. */
export interface Ending {
  readonly status: "Failed" | "Stopped";
  readonly event: "DEPLOYMENT_FAILURE" | "DEPLOYMENT_STOP_ON_ALARM" | "DEPLOYMENT_STOP_ON_REQUEST";
  readonly error: ErrorInformation;
}

const failed = (error: ErrorInformation): Ending => ({ status: "Failed", event: "DEPLOYMENT_FAILURE", error });

type Why = Extract<Next, { does: "fail" }>["why"];

/** The first and the third were observed, the others are assumed. */
export const FAILURES: Readonly<Record<Why, Ending>> = {
  hookFailed: failed({ code: "HOOK_EXECUTION_FAILURE", message: "One or more of the lifecycle event validation functions failed. Check the lifecycle event hooks of the deployment." }),
  hookSilent: failed({ code: "HOOK_EXECUTION_FAILURE", message: "One or more of the lifecycle event validation functions did not report back within one hour." }),
  installTimedOut: failed({ code: "TIMEOUT", message: "The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes." }),
  scalingTimedOut: failed({ code: "TIMEOUT", message: "The deployment timed out while waiting for a scaling operation of the Amazon ECS service to end. This time out period is 5 minutes." }),
  notContinued: { status: "Stopped", event: "DEPLOYMENT_STOP_ON_REQUEST", error: { code: "TIMEOUT", message: "The deployment was stopped because traffic was not rerouted within the wait time of the deployment group." } },
};

/** Observed. */
export const alarmed = (names: readonly string[]): Ending => ({
  status: "Stopped",
  event: "DEPLOYMENT_STOP_ON_ALARM",
  error: {
    code: "ALARM_ACTIVE",
    message: `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: ${names.map((name) => `<${name}>`).join(" ")}`,
  },
});

/** Assumed. */
export const STOPPED_BY_HAND: Ending = { status: "Stopped", event: "DEPLOYMENT_STOP_ON_REQUEST", error: { code: "MANUAL_STOP", message: "The deployment was stopped by a StopDeployment request." } };

/** Who is asked for it; it is ECS that looks whether roles may be handed to tasks. */
const SERVICES: Readonly<Record<string, string>> = { ecs: "AmazonECS", elasticloadbalancing: "AmazonElasticLoadBalancing", lambda: "AWSLambda", cloudwatch: "AmazonCloudWatch", iam: "AmazonECS" };

/** Observed. */
export const notPermitted = (roleArn: string, action: string): Ending =>
  failed({
    code: "IAM_ROLE_PERMISSIONS",
    message: `The IAM role ${roleArn} does not give you permission to perform operations in the following AWS service: ${SERVICES[action.split(":")[0] ?? ""] ?? ""}. Contact your AWS administrator if you need help. If you are an AWS administrator, you can grant permissions to your users or groups by creating IAM policies.`,
  });

/** Observed; the codes of those that name what is missing are assumed. */
export const ecsRefused = (message: string): Ending => failed({ code: "ECS_UPDATE_ERROR", message: `The Amazon ECS service cannot be updated: ${message}` });
export const elbRefused = (message: string): Ending => failed({ code: "ELASTIC_LOAD_BALANCING_INVALID", message: `The ELB could not be updated due to the following error: ${message}` });
export const serviceGone = (serviceName: string): Ending => failed({ code: "INVALID_ECS_SERVICE", message: `The Amazon ECS service ${serviceName} cannot be found, or has no primary task set.` });
export const appSpecUnreadable = (message: string): Ending => failed({ code: "INVALID_REVISION", message });

/** Observed, both. */
export const rolledBack = (deploymentId: string, rollbackId: string): string => `Deployment ${deploymentId} terminated. Automatic rollback is triggered with a DeploymentId ${rollbackId}.`;
export const rollsBack = (rollbackId: string, deploymentId: string): string => `Deployment ${rollbackId} is triggered to roll back deployment ${deploymentId}.`;

