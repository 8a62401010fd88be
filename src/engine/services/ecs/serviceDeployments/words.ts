/** What a service deployment says of how it ended. Assumed, all: ECS documents the statuses and no text. */
export const STATUS_REASONS = {
  superseded: "The service deployment was stopped because a newer service deployment started.",
} as const;
