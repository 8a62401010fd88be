import type { DeploymentCreator } from "../generated/codedeploy.ts";

/** The lifecycle events of an ECS deployment, in their order. CodeDeploy guide, "AppSpec hooks". Seen so in GetDeploymentTarget. */
export const LIFECYCLE = ["BeforeInstall", "Install", "AfterInstall", "AllowTestTraffic", "AfterAllowTestTraffic", "BeforeAllowTraffic", "AllowTraffic", "AfterAllowTraffic"] as const;
export type EventName = (typeof LIFECYCLE)[number];

/** Those at which functions are invoked. CodeDeploy guide, "List of lifecycle event hooks for an Amazon ECS deployment", in their order. */
export const HOOK_EVENTS = ["BeforeInstall", "AfterInstall", "AfterAllowTestTraffic", "BeforeAllowTraffic", "AfterAllowTraffic"] as const;
export type HookEvent = (typeof HOOK_EVENTS)[number];

/** Where a deployment may be: at one of its events, ready to be continued, or before the original task set is deleted. */
export type Place = EventName | "Ready" | "Termination";
const PLACES: readonly Place[] = [...LIFECYCLE.slice(0, 5), "Ready", ...LIFECYCLE.slice(5), "Termination"];

/** One that is rolled back only gives the traffic back. */
const ROLLBACK_PLACES: readonly Place[] = ["AllowTraffic", "Termination"];

/** Where it is by the number of its place; undefined: it is through. */
export const placeOf = ({ creator, place }: { readonly creator: DeploymentCreator; readonly place: number }): Place | undefined => (creator === "codeDeployRollback" ? ROLLBACK_PLACES : PLACES)[place];
