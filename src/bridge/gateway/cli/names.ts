/**
 * A model's name as the command line writes it: CreateService is create-service, enableECSManagedTags is
 * enable-ecs-managed-tags, LoadBalancerARNs load-balancer-arns. The three rules are botocore's xform_name.
 */
export function kebab(name: string): string {
  if (name.includes("-")) return name;
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, "$1-$2")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}

/** The command of a service, where it is not the service's name. */
const COMMANDS: Readonly<Record<string, string>> = { codedeploy: "deploy" };

/** What stands after `aws`: ecs, elbv2, deploy. */
export const commandOf = (service: string): string => COMMANDS[service] ?? service;

/** Switches that the command line calls otherwise when they are off. Key: service.option. */
const OFF: Readonly<Record<string, string>> = {
  "ec2.disable-api-termination": "--enable-api-termination",
  "ecs.enable-execute-command": "--disable-execute-command",
  "ecs.interactive": "--non-interactive",
};

/** The switch of a boolean. */
export function switchOf(service: string, option: string, on: boolean): string {
  if (on) return `--${option}`;
  return OFF[`${service}.${option}`] ?? `--no-${option}`;
}
