/** The account every ARN names: AWS's own example account, so that nobody takes it for theirs. */
export const ACCOUNT_ID = "123456789012";

/** The one Region there is. */
export const REGION = "us-east-1";

/** The Availability Zones of the Region, in the order in which everything lists them. */
export const AVAILABILITY_ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"] as const;

/** When every session begins: Monday, 5 January 2026, 09:00:00 UTC, in seconds since 1970. */
export const EPOCH_SECONDS = 1_767_603_600;
