import type { ListPolicyVersionsRequest, ListPolicyVersionsResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { findPolicy } from "../foundPolicy.ts";
import { pageOf } from "../pages.ts";
import { policyNotFound } from "../refusals.ts";

/** The versions of a managed policy. There is its default version alone. */
export const listPolicyVersions = reading(
  "iam",
  "ListPolicyVersions",
  (view, input: ListPolicyVersionsRequest): ListPolicyVersionsResponse => {
    const policy = findPolicy(view, input.PolicyArn);
    if (policy === undefined) throw policyNotFound(input.PolicyArn);
    const versions = [{ VersionId: policy.versionId, IsDefaultVersion: true, CreateDate: policy.updated }];
    const { page, standing } = pageOf(versions, input);
    return { Versions: page, ...standing };
  },
);
