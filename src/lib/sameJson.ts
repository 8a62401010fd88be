/** Whether two values are written alike as JSON, the order of members included. */
export const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
