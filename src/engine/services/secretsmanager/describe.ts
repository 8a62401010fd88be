import { epochSeconds } from "../../../aws/epoch.ts";
import type { SecretRow } from "./tables.ts";

/** A secret without its values. */
export function describeSecretRow({ arn, name, description, tags, versions, createdAt, changedAt, deletedAt }: SecretRow) {
  return {
    ARN: arn,
    Name: name,
    ...(description === null ? {} : { Description: description }),
    LastChangedDate: epochSeconds(changedAt),
    CreatedDate: epochSeconds(createdAt),
    ...(deletedAt === null ? {} : { DeletedDate: epochSeconds(deletedAt) }),
    Tags: tags,
    stages: Object.fromEntries(versions.map(({ versionId, stages }) => [versionId, stages])),
  };
}
