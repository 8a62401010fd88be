import { epochSeconds } from "../../../../aws/epoch.ts";
import type { GetSecretValueRequest, GetSecretValueResponse } from "../../../../aws/generated/secretsmanager.ts";
import { reading } from "../../../kernel/operation.ts";
import { needSecret } from "../lookup.ts";
import { markedForDeletion, versionNotFound } from "../refusals.ts";

export const getSecretValue = reading("secretsmanager", "GetSecretValue", (view, input: GetSecretValueRequest): GetSecretValueResponse => {
  const { SecretId, VersionId, VersionStage = VersionId === undefined ? "AWSCURRENT" : undefined } = input;
  const { arn, name, versions, deletedAt } = needSecret(view, SecretId);
  if (deletedAt !== null) throw markedForDeletion();
  const version = versions.find(({ versionId, stages }) => (VersionId ?? versionId) === versionId && (VersionStage === undefined || stages.includes(VersionStage)));
  if (version === undefined) throw versionNotFound(VersionId === undefined ? `staging label: ${VersionStage}` : `VersionId: ${VersionId}`);
  const { versionId, secretString, stages, createdAt } = version;
  return { ARN: arn, Name: name, VersionId: versionId, SecretString: secretString, VersionStages: stages, CreatedDate: epochSeconds(createdAt) };
});
