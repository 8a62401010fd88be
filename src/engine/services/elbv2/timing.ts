import { seconds } from "../../kernel/time.ts";

/** From CreateLoadBalancer to `active`. Real ones take a minute or three: assumed, short, so that a first deployment is not watched waiting. */
export const PROVISIONING = seconds(20);

/** From registration to the first probe. Observed: healthy 1.1 to 2.4 s after registration. */
export const FIRST_PROBE = [seconds(1), seconds(3)] as const;

/** The same of a Network Load Balancer, which takes "a few minutes" (ELB user guide); how many is assumed. */
export const NETWORK_FIRST_PROBE = [seconds(90), seconds(180)] as const;

/** ELB user guide, "Troubleshoot", 504: how long a load balancer waits for a connection to a target. */
export const CONNECT_TIMEOUT = seconds(10);

/** How long an answer and a refused connection take. Both assumed; they only matter for who has least outstanding. */
export const ANSWER_MILLIS = 50;
export const REFUSAL_MILLIS = 5;

/** Anomaly mitigation: with fewer targets there is none (ELB user guide); what an anomalous one still gets, of 1000, is assumed. */
export const ANOMALY_LEAST_TARGETS = 3;
export const ANOMALY_PART = 50;

/** While a target is brought up slowly its share is set anew after each such step (assumed, a real one grows steadily). */
export const SLOW_START_STEP = seconds(10);
