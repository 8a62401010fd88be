import type { GetApplicationInput, GetApplicationOutput, ListApplicationsInput, ListApplicationsOutput } from "../../../../aws/generated/codedeploy.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { reading } from "../../../kernel/operation.ts";
import { applicationNamed, pageOf } from "../find.ts";
import { applications } from "../tables.ts";

export const getApplication = reading("codedeploy", "GetApplication", (view, input: GetApplicationInput): GetApplicationOutput => {
  const { applicationId, applicationName, createdAt } = applicationNamed(view, input.applicationName);
  return { application: { applicationId, applicationName, createTime: epochSeconds(createdAt), linkedToGitHub: false, computePlatform: "ECS" } };
});

/** The names of all applications, sorted (assumed). */
export const listApplications = reading("codedeploy", "ListApplications", (view, { nextToken }: ListApplicationsInput): ListApplicationsOutput => {
  const names = view.all(applications).map(({ applicationName }) => applicationName);
  const { page, next } = pageOf(names.toSorted(), nextToken);
  return { applications: page, ...next };
});
