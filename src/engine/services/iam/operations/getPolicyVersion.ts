import type { GetPolicyVersionRequest, GetPolicyVersionResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { encodeDocument } from "../encode.ts";
import { findPolicy } from "../foundPolicy.ts";
import { notAttachable, policyNotFound } from "../refusals.ts";

/** A managed policy with its document. There is its default version alone. */
export const getPolicyVersion = reading(
  "iam",
  "GetPolicyVersion",
  (view, { PolicyArn, VersionId }: GetPolicyVersionRequest): GetPolicyVersionResponse => {
    const policy = findPolicy(view, PolicyArn);
    if (policy === undefined) throw policyNotFound(PolicyArn);
    if (policy.versionId !== VersionId) throw notAttachable(`Policy ${PolicyArn} version ${VersionId}`);
    const Document = encodeDocument(policy.document);
    return { PolicyVersion: { Document, VersionId, IsDefaultVersion: true, CreateDate: policy.updated } };
  },
);
