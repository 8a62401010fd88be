import { hours, minutes, seconds } from "../../kernel/time.ts";

// AWS documents none of these but the hour: assumed, after what is commonly seen.

/** From the call to a running virtual machine, which then boots. */
export const PENDING_MIN = seconds(8);
export const PENDING_MAX = seconds(15);

/** From the call that ends an instance to the end. */
export const STOPPING = seconds(30);
export const SHUTTING_DOWN = seconds(30);

/** From CreateNatGateway to available, from DeleteNatGateway to deleted, and from CreateVpcEndpoint to available. */
export const NAT_GATEWAY_PENDING = seconds(60);
export const NAT_GATEWAY_DELETING = seconds(30);
export const ENDPOINT_PENDING = seconds(60);

/** VPC user guide, "Delete a NAT gateway": it remains visible for about an hour. */
export const NAT_GATEWAY_VISIBLE = hours(1);

/** EC2 user guide, "Terminate instances": a terminated instance remains visible for about an hour. */
export const TERMINATED_VISIBLE = hours(1);

/** From the notice to the end of an instance of Spot. EC2 guide, "Spot Instance interruption notices". */
export const SPOT_NOTICE = minutes(2);
