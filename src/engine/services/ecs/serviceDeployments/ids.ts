import { clusterOf, idOf, serviceDeploymentArn, serviceRevisionArn } from "../../../../aws/arn.ts";
import { hashText } from "../../../../lib/hash.ts";

// Made of a deployment's own id instead of being drawn: a deployment has one of each, so they are as rare as that is.

/** The ARN of the service revision that a deployment brings. */
export function revisionArnFor(serviceArn: string, deploymentId: string): string {
  return serviceRevisionArn(clusterOf(serviceArn) ?? "", idOf(serviceArn), digitsFrom(`revision ${deploymentId}`, DECIMAL, 19));
}

/** The ARN of the service deployment that tells of a deployment. */
export function serviceDeploymentArnFor(serviceArn: string, deploymentId: string): string {
  return serviceDeploymentArn(clusterOf(serviceArn) ?? "", idOf(serviceArn), digitsFrom(`deployment ${deploymentId}`, URL_SAFE, 21));
}

/** The first is no 0. */
function digitsFrom(text: string, alphabet: string, length: number): string {
  let digits = "";
  for (let i = 0; i < length; i++) {
    const draw = hashText(`${i} ${text}`) >>> 0;
    digits += alphabet[i === 0 ? 1 + (draw % (alphabet.length - 1)) : draw % alphabet.length] ?? "";
  }
  return digits;
}

const DECIMAL = "0123456789";
const URL_SAFE = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
