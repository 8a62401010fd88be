import { minutes, seconds } from "../../kernel/time.ts";

/** From an alarm's change until its policy acts. Assumed. */
export const HEARD_AFTER = seconds(2);

/** CloudWatch guide, "Alarm actions": those of Auto Scaling are invoked again so often, while the alarm stays. */
export const REPEATED_EVERY = minutes(1);

/** How long ECS may take to fulfil a change before the activity is Unfulfilled. Assumed. */
export const FULFILLED_WITHIN = minutes(30);

/** How long before an hour a predictive policy scales for it, where nothing is said. Application Auto Scaling API, PredictiveScalingPolicyConfiguration. */
export const USUAL_BUFFER_SECONDS = 300;

/** Of policies of services of ECS that name none. Application Auto Scaling API. */
export const USUAL_COOLDOWN_SECONDS = 300;
