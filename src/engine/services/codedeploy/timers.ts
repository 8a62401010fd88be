import { timer } from "../../kernel/timer.ts";

/** A deployment does what it can do now. */
export const deploymentGoesOn = timer("codedeploy.deploymentGoesOn");
