import type { InstanceIdentity } from "../../ec2/contract.ts";
import { clientException } from "../refusals.ts";

/**
 * Reads an instance identity document, whose signature nobody checks here: it may be of any account.
 * Throws ClientException, in assumed words.
 */
export function identityIn(document: string | undefined): InstanceIdentity {
  const said = jsonIn(document ?? "");
  const text = (name: string): string | undefined => {
    const value = said?.[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const instanceId = text("instanceId");
  if (instanceId === undefined || !/^i-[0-9a-f]{8,17}$/.test(instanceId)) throw clientException("Instance identity document is not valid.");
  return { instanceId, instanceType: text("instanceType"), imageId: text("imageId"), availabilityZone: text("availabilityZone") };
}

function jsonIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
