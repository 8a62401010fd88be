/** The least and the most failures at which the circuit breaker acts, and between them which part of the tasks. ECS guide, "How the circuit breaker detects failures". */
const FEWEST = 3;
const MOST = 200;
const SHARE = 0.5;

/** How many tasks must fail in a row before the circuit breaker acts. ECS guide: half of the desired count, rounded up, within bounds. */
export const thresholdOf = (desiredCount: number): number => Math.min(MOST, Math.max(FEWEST, Math.ceil(SHARE * desiredCount)));
