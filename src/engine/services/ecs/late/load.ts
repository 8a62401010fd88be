/** What requests cost a task, and what a task uses that has none, as shares of what it reserves. All of it is assumed. */
export const CPU_MILLIS_A_REQUEST = 2;
export const IDLE_CPU_SHARE = 0.01;
export const MEMORY_SHARE = 0.4;
