import { hours, seconds } from "../../kernel/time.ts";

/** A hosted zone is made or deleted. Assumed: AWS says that it takes up to a minute or so. */
export const ZONE_TAKES = seconds(30);

/** A namespace without DNS. Assumed. */
export const HTTP_NAMESPACE_TAKES = seconds(5);

/** An instance is registered or deregistered, with its records, or a service updated. Assumed. */
export const RECORDS_TAKE = seconds(5);

/** From a health that is pushed until it takes effect. Cloud Map guide, "Health check configuration": 30 seconds. */
export const CUSTOM_HEALTH_TAKES = seconds(30);

/** An operation can be asked for so long. Assumed. */
export const OPERATION_KEPT = hours(24);
