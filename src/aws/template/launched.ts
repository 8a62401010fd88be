/** Simulated seconds after which a group has launched what it should have, at most: then it may stop launching. */
export const LAUNCHED_SECONDS = 60;
