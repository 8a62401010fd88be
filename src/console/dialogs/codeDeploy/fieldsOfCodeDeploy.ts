const OPERATIONS = ["CreateApplication", "CreateDeploymentGroup", "UpdateDeploymentGroup", "CreateDeployment"];

/** What CodeDeploy refuses, and at which field it is said. */
export const FIELDS_OF_CODE_DEPLOY: readonly (readonly [operations: readonly string[], pattern: RegExp, field: string])[] = (
  [
    [/AppSpec|InvalidRevision/, "appSpec"],
    [/\b[Rr]ole\b|RoleArn/, "routingRole"],
    [/terminationWaitTimeInMinutes/, "terminationMinutes"],
    [/waitTimeInMinutes/, "readyMinutes"],
    [/deployment ?config/i, "configuration"],
    [/AutoRollback/, "rollsBackOn"],
    [/[Aa]larm/, "alarms"],
    [/test traffic route/, "testRoute"],
    [/production traffic route|The listener/, "productionRoute"],
    [/[Tt]arget group/, "alternateTargetGroup"],
    [/Deployment Group already exists|deploymentGroupName/, "deploymentGroupName"],
    [/Application already exists|applicationName/, "applicationName"],
  ] as const
).map(([pattern, field]) => [OPERATIONS, pattern, field]);
