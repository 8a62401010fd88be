import type { View } from "../../../kernel/context.ts";
import { reaches, SERVICE_ADDRESS, stationOfInstance } from "../../ec2/contract.ts";

/** Whether what an instance sends gets to a service of AWS, by an internet gateway, a NAT gateway or an endpoint. */
export function hasWayTo(view: View, instanceId: string, service: string): boolean {
  const from = stationOfInstance(view, instanceId);
  return from !== undefined && reaches(view, { from, to: { kind: "service", service }, protocol: "tcp", port: 443 });
}

/** What the agent writes of a call to ECS that nobody answered, in the words of AWS's SDK. */
export function noAnswer(operation: string): string {
  const host = "ecs.us-east-1.amazonaws.com";
  const request = `https response error StatusCode: 0, RequestID: , request send failed, Post "https://${host}/"`;
  return `operation error ECS: ${operation}, exceeded maximum number of attempts, 3, ${request}: dial tcp ${SERVICE_ADDRESS}:443: i/o timeout`;
}
