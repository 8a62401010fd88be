import type { Operation } from "../../kernel/operation.ts";
import { createSecret } from "./operations/createSecret.ts";
import { deleteSecret } from "./operations/deleteSecret.ts";
import { describeSecret } from "./operations/describeSecret.ts";
import { getSecretValue } from "./operations/getSecretValue.ts";
import { listSecrets } from "./operations/listSecrets.ts";
import { putSecretValue } from "./operations/putSecretValue.ts";

/** All operations of Secrets Manager. */
export const secretsManagerCode: readonly Operation[] = [createSecret, deleteSecret, describeSecret, getSecretValue, listSecrets, putSecretValue];
