import type { View } from "../../kernel/context.ts";
import { placeIn, tokenOf } from "../placeInList.ts";
import { PER_PAGE } from "./limits.ts";
import { noApplication, noDeployment, noGroup, refusal } from "./refusals.ts";
import { applications, codeDeployments, groupKeyOf, groups, openDeployments, type ApplicationRow, type DeploymentRow, type GroupRow } from "./tables.ts";

/** The application of that name. Throws ApplicationDoesNotExistException. */
export function applicationNamed(view: View, applicationName: string): ApplicationRow {
  const found = view.find(applications, applicationName);
  if (found === undefined) throw noApplication(applicationName);
  return found;
}

/** The group of an application. Throws what says that one of them is not there. */
export function groupNamed(view: View, applicationName: string, deploymentGroupName: string): GroupRow {
  applicationNamed(view, applicationName);
  const found = view.find(groups, groupKeyOf(applicationName, deploymentGroupName));
  if (found === undefined) throw noGroup(deploymentGroupName);
  return found;
}

export const groupsOf = (view: View, applicationName: string): readonly GroupRow[] => view.all(groups).filter((group) => group.applicationName === applicationName);

/** The deployment of that id. Throws InvalidDeploymentIdException or DeploymentDoesNotExistException. */
export function deploymentNamed(view: View, deploymentId = ""): DeploymentRow {
  if (deploymentId === "") throw refusal("DeploymentIdRequiredException", "The deployment ID is required");
  // The wording is assumed.
  if (!/^d-[0-9A-Z]{9}$/.test(deploymentId)) throw refusal("InvalidDeploymentIdException", `The deployment ID ${deploymentId.slice(0, 64)} is not valid`);
  const found = view.find(codeDeployments, deploymentId);
  if (found === undefined) throw noDeployment(deploymentId);
  return found;
}

/** The deployment of a group that has not ended. */
export const openDeploymentOf = (view: View, { groupKey }: Pick<GroupRow, "groupKey">): DeploymentRow | undefined => view.where(openDeployments, "").find((one) => one.groupKey === groupKey);

/** One page of a list, and the token of the next. Refuses a token that is none of ours; that wording is assumed. */
export function pageOf<T>(items: readonly T[], nextToken: string | undefined): { readonly page: readonly T[]; readonly next: { readonly nextToken?: string } } {
  const from = nextToken === undefined ? 0 : placeIn(nextToken, () => refusal("InvalidNextTokenException", "The next token is not valid"));
  const to = from + PER_PAGE;
  return { page: items.slice(from, to), next: to < items.length ? { nextToken: tokenOf(to) } : {} };
}
