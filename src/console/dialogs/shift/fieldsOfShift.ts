type Field = readonly [operations: readonly string[], pattern: RegExp, field: string];

/** What is refused of how traffic is moved, and at which field it is said. What names a field precedes what names the whole. */
export const fieldsOfShift = (operations: readonly string[]): readonly Field[] => PATTERNS.map(([pattern, field]) => [operations, pattern, field]);

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/load balancer is required|requires a load balancer/, "targetGroupArn"],
  [/lifecycleStages|lifecycle stage/, "hookStages"],
  [/timeoutInMinutes/, "hookTimeout"],
  [/hookTargetArn/, "hookFunction"],
  [/roleArn is required for an AWS_LAMBDA/, "hookRole"],
  [/lifecycle hook/i, "hooks"],
  [/bakeTimeInMinutes/, "bakeMinutes"],
  [/stepPercent/, "stepPercent"],
  [/stepBakeTimeInMinutes/, "stepMinutes"],
  [/canaryPercent/, "canaryPercent"],
  [/canaryBakeTimeInMinutes/, "canaryMinutes"],
  [/both production and test listener rules|testListenerRule/, "testRoute"],
  [/productionListenerRule|[Ll]istener rule/, "productionRoute"],
  [/alternateTargetGroupArn|Duplicate targetGroupArn/, "alternateTargetGroup"],
  [/roleArn is required in advancedConfiguration|infrastructure role/i, "routingRole"],
  [/CODE_DEPLOY|EXTERNAL deployment controller|controller/, "controller"],
  [/deployment strategy/i, "strategy"],
];
