import { call } from "../../../aws/generated/api.ts";
import type { AlarmConfiguration, AutoRollbackConfiguration, CreateDeploymentGroupInput } from "../../../aws/generated/codedeploy.ts";
import { answered } from "../../../aws/template/answered.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";
import { sameJson } from "../../../lib/sameJson.ts";
import { nameIn } from "../../store/names.ts";
import { type PendingRevision, withRegistration } from "../../store/pendingRevision.ts";
import type { Tables } from "../../store/replica.ts";
import { type RoutesMade, routesMade } from "../shift/routingDraft.ts";
import { alarmsIn, appSpecFor, type CodeDeployDraft, draftOfGroup, groupOfService, servingGroup } from "./codeDeployDraft.ts";

type Service = Rows["ecs.services"];

/** What of a deployment group the form has fields for. */
interface Settings extends Pick<CreateDeploymentGroupInput, "serviceRoleArn" | "deploymentConfigName" | "blueGreenDeploymentConfiguration" | "loadBalancerInfo"> {
  readonly alarmConfiguration: AlarmConfiguration;
  readonly autoRollbackConfiguration: AutoRollbackConfiguration;
}

/** What CreateDeployment is told to deploy: a revision that is registered first has no ARN yet. */
export const definitionToDeploy = ({ taskDefinitionArn }: CodeDeployDraft, revision: PendingRevision | null): string =>
  revision === null ? taskDefinitionArn : answered("RegisterTaskDefinition", "taskDefinition.taskDefinitionArn");

/**
 * The calls of the form in order: what a first deployment needs is made, what was changed of the deployment group is
 * updated, and the last one deploys. null while something is missing.
 */
export function codeDeployCalls(service: Service, draft: CodeDeployDraft, { revision, tables }: { readonly revision: PendingRevision | null; readonly tables: Tables }): readonly Call[] | null {
  const { applicationName, deploymentGroupName } = draft;
  const content = appSpecFor(draft, definitionToDeploy(draft, revision));
  const routes = routesMade(draft.routing, { targetGroupArn: servingGroup(service), mover: "CODE_DEPLOY" }, tables);
  const wanted = routes === null ? null : settingsOf(service, draft, routes);
  if (content === null || routes === null || wanted === null) return null;
  const deploy = call("codedeploy", "CreateDeployment", { applicationName, deploymentGroupName, revision: { revisionType: "AppSpecContent", appSpecContent: { content } } });
  return [...routes.before, ...routes.role.before, ...withRegistration(revision, ...groupCalls(service, draft, { wanted, tables }), deploy)];
}

function groupCalls(service: Service, draft: CodeDeployDraft, { wanted, tables }: { readonly wanted: Settings; readonly tables: Tables }): readonly Call[] {
  const { applicationName, deploymentGroupName } = draft;
  const group = groupOfService(service, tables);
  if (group === undefined) {
    const { alarmConfiguration, autoRollbackConfiguration, ...settings } = wanted;
    const made = {
      applicationName,
      deploymentGroupName,
      ecsServices: [{ clusterName: nameIn(service.clusterArn), serviceName: service.serviceName }],
      deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      ...settings,
      ...(alarmConfiguration.enabled === true ? { alarmConfiguration } : {}),
      ...(autoRollbackConfiguration.enabled === true ? { autoRollbackConfiguration } : {}),
    } as const;
    const isThere = tables["codedeploy.applications"].has(applicationName);
    return [...(isThere ? [] : [call("codedeploy", "CreateApplication", { applicationName, computePlatform: "ECS" })]), call("codedeploy", "CreateDeploymentGroup", made)];
  }
  const before = draftOfGroup(service, tables);
  const routes = routesMade(before.routing, { targetGroupArn: servingGroup(service), mover: "CODE_DEPLOY" }, tables);
  const had = routes === null ? null : settingsOf(service, before, routes);
  const changes = Object.fromEntries(Object.entries(wanted).filter(([member, value]) => !sameJson(value, had?.[member as keyof Settings])));
  if (Object.keys(changes).length === 0) return [];
  return [call("codedeploy", "UpdateDeploymentGroup", { applicationName, currentDeploymentGroupName: deploymentGroupName, ...changes })];
}

/** What a deployment group has; null while a number is missing. */
function settingsOf(service: Service, draft: CodeDeployDraft, routes: RoutesMade): Settings | null {
  const { configuration, isContinued, readyMinutes, terminationMinutes, rollsBackOn, routing } = draft;
  if (terminationMinutes === null || (isContinued && readyMinutes === null)) return null;
  const alarms = alarmsIn(draft).map((name) => ({ name }));
  return {
    deploymentConfigName: configuration,
    serviceRoleArn: routes.role.arn,
    blueGreenDeploymentConfiguration: {
      terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: terminationMinutes },
      deploymentReadyOption: isContinued && readyMinutes !== null ? { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: readyMinutes } : { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
    },
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        {
          targetGroups: [{ name: nameIn(servingGroup(service)) }, { name: routes.alternateName }],
          prodTrafficRoute: { listenerArns: routing.productionRoute === "" ? [] : [routing.productionRoute] },
          ...(routes.testRoute === null ? {} : { testTrafficRoute: { listenerArns: [routes.testRoute] } }),
        },
      ],
    },
    alarmConfiguration: { enabled: draft.hasAlarms, alarms },
    autoRollbackConfiguration: { enabled: rollsBackOn.length > 0, events: rollsBackOn },
  };
}
