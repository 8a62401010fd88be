/** What requests cost a task, and what a task uses that has none, as shares of what it reserves. All of it is assumed, unless its image says otherwise. */
export const CPU_MILLIS_A_REQUEST = 2;
export const IDLE_CPU_SHARE = 0.01;
export const MEMORY_SHARE = 0.4;

/** How many requests a program takes at a time that says nothing of it: threads and backlog. Assumed. */
export const CONCURRENCY = 1024;

/** How long clients wait for an answer when nothing is said: the idle timeout that load balancers have by default. */
export const TIMEOUT_SECONDS = 60;
