/** The least and the most failures at which the circuit breaker acts, and between them which part of the tasks. ECS guide, "How the circuit breaker detects failures". */
const FEWEST = { current: 3, classic: 10 };
const MOST = 200;
const SHARE = 0.5;

/** How many tasks must fail in a row before the circuit breaker acts. ECS guide: half of the desired count, rounded up, within bounds. The lower one was higher before January 2024. */
export const thresholdOf = (desiredCount: number, rules: keyof typeof FEWEST = "current"): number => Math.min(MOST, Math.max(FEWEST[rules], Math.ceil(SHARE * desiredCount)));
