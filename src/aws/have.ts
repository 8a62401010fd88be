/**
 * The shape T with the members K present and not null. A row says with it which of AWS's optional members it
 * always has, and a misspelt one is a compile error: `Have<Task, "taskArn" | "lastStatus">`.
 */
export type Have<T, K extends keyof T> = T & { readonly [P in K]-?: NonNullable<T[P]> };
