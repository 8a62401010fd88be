/** The two capacity providers that ECS brings along, which every account has without a row of them. They cannot be changed or deleted. */
export const RESERVED_PROVIDERS = ["FARGATE", "FARGATE_SPOT"] as const;

export type ReservedProvider = (typeof RESERVED_PROVIDERS)[number];

export const isReservedProvider = (name: string): name is ReservedProvider => (RESERVED_PROVIDERS as readonly string[]).includes(name);
