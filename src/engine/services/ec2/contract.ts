import { event } from "../../kernel/event.ts";

/** An instance is in a new state. */
export const instanceStateChanged = event<{ readonly instanceId: string; readonly state: string }>(
  "ec2.instanceStateChanged",
);

export { instanceTypes, type InstanceType } from "./instanceTypes.ts";
export { instanceOf, writeConsole } from "./queries.ts";
export type { InstanceRow, SecurityGroupRow, SubnetRow, VpcRow } from "./tables.ts";
