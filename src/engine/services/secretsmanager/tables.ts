import { table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

export interface SecretVersion {
  readonly versionId: string;
  readonly stages: readonly string[];
  readonly secretString: string;
  readonly createdAt: SimTime;
}

export interface SecretRow {
  readonly name: string;
  readonly arn: string;
  readonly description: string | null;
  readonly tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[];
  /** The oldest first. */
  readonly versions: readonly SecretVersion[];
  readonly createdAt: SimTime;
  readonly changedAt: SimTime;
  /** When it was deleted, and when it goes for good; null: it is not deleted. */
  readonly deletedAt: SimTime | null;
  readonly goneAt: SimTime | null;
}

/** Secrets Manager user guide, "Quotas": secrets in a Region, far more than a session needs. */
export const secrets = table<SecretRow>("secretsmanager.secrets", "name", 10_000);
