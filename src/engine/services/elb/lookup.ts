import { classicBalancerArn } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import { loadBalancerNotFound } from "./refusals.ts";
import { classicBalancers, type ClassicBalancerRow } from "./tables.ts";

/** The load balancer by its name, or a refusal. */
export function needBalancer(view: View, name: string): ClassicBalancerRow {
  const row = view.find(classicBalancers, classicBalancerArn(name));
  if (row === undefined) throw loadBalancerNotFound(name);
  return row;
}
