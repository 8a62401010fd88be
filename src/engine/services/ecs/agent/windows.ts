import type { WindowsAgent } from "./windowsLate.ts";

/**
 * The settings of the agent on Windows, where user data must start it by `Initialize-ECSAgent`; null: it does not. ECS
 * guide, "Bootstrapping Windows container instances": what is not among its parameters are environment variables.
 */
function settingsIn(userData: string): string | null {
  const said = /<powershell>[^]*^\s*Initialize-ECSAgent\b(.*)/im.exec(userData)?.[1];
  if (said === undefined) return null;
  const variables = [...userData.matchAll(/SetEnvironmentVariable\(\s*["'](ECS_\w+)["']\s*,\s*(["'])(.*?)\2/g)].map(([, name, , value]) => `${name}=${value}`);
  const parameters = [
    `ECS_CLUSTER=${/\s-Cluster\s+["']?([^\s"']+)/i.exec(said)?.[1] ?? ""}`,
    `ECS_AVAILABLE_LOGGING_DRIVERS=${/\s-LoggingDrivers\s+(['"])(.*?)\1/i.exec(said)?.[2] ?? ""}`,
    ...SWITCHES.flatMap(([parameter, setting]) => (parameter.test(said) ? [`${setting}=true`] : [])),
  ];
  return [...variables, ...parameters].join("\n");
}

const SWITCHES: readonly (readonly [RegExp, string])[] = [
  [/\s-EnableTaskENI\b/i, "ECS_ENABLE_TASK_ENI"],
  [/\s-EnableTaskIAMRole\b/i, "ECS_ENABLE_TASK_IAM_ROLE"],
  [/\s-AwsvpcBlockIMDS\b/i, "ECS_AWSVPC_BLOCK_IMDS"],
];

/** All about the agent on Windows: see `windowsLate.ts`. */
export const windowsAgentCode: WindowsAgent = {
  settingsIn,
  // ecs-agent README.
  usual: {
    reservedPorts: [53, 135, 139, 445, 2375, 2376, 3389, 5985, 5986, 51_678, 51_679],
    dynamicPorts: { first: 49_152, last: 65_535 },
    loggingDrivers: ["json-file", "none"],
    isAble: false,
  },
  // By the names of capabilities (ecs-agent, agent_capability_windows.go).
  isAble: (capability) => !/privileged|appmesh|efs|firelens|pid-ipc|service-connect|plugin|fault|task-volume/.test(capability),
};
