import type { Context } from "../../kernel/context.ts";
import { uuid } from "../../kernel/ids.ts";
import { notSimulated } from "./refusals.ts";
import type { SecretVersion } from "./tables.ts";

/** Text that was given for a version. */
export interface Given {
  readonly SecretString?: string | undefined;
  readonly SecretBinary?: string | undefined;
  readonly ClientRequestToken?: string | undefined;
}

/** Refuses what only bytes can say. */
export function textOf({ SecretString, SecretBinary }: Given): string | undefined {
  if (SecretBinary !== undefined) throw notSimulated("SecretBinary");
  return SecretString;
}

/** The versions of a secret with another one, which is current; what was current is the previous one. */
export function withVersion(ctx: Context, old: readonly SecretVersion[], { secretString, token }: { readonly secretString: string; readonly token: string | undefined }) {
  const version: SecretVersion = { versionId: token ?? uuid(ctx), stages: ["AWSCURRENT"], secretString, createdAt: ctx.now };
  // A version without a stage is deprecated and goes: user guide, "Versions of a secret".
  const kept = old.filter(({ stages }) => stages.includes("AWSCURRENT")).map((one) => ({ ...one, stages: ["AWSPREVIOUS"] }));
  return { version, versions: [...kept, version] };
}
