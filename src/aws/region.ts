/** The account every ARN names: AWS's own example account, so that nobody takes it for theirs. */
export const ACCOUNT_ID = "123456789012";

/** The one Region there is. */
export const REGION = "us-east-1";

/** The Availability Zones of the Region, in the order in which everything lists them. */
export const AVAILABILITY_ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"] as const;

/** One of the three zones. */
export type AvailabilityZoneName = (typeof AVAILABILITY_ZONES)[number];
