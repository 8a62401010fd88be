import type { DeploymentControllerType } from "../../../aws/generated/ecs.ts";
import { Select } from "../../ui/Select.tsx";

export interface ControllerFieldProps {
  readonly value: DeploymentControllerType;
  readonly onChange: (controller: DeploymentControllerType) => void;
  readonly isDaemon: boolean;
  readonly error: string | undefined;
}

const CONTROLLERS = [
  { value: "ECS", label: "ECS" },
  { value: "CODE_DEPLOY", label: "CODE_DEPLOY: AWS CodeDeploy" },
  { value: "EXTERNAL", label: "EXTERNAL: task sets that you make" },
] as const;

const HINTS: Readonly<Record<DeploymentControllerType, string | undefined>> = {
  ECS: undefined,
  CODE_DEPLOY: "It needs a load balancer. CodeDeploy makes a second task set for each deployment, and moves the traffic.",
  EXTERNAL: "It has no tasks until there is a task set: create one from its menu, or drop a task definition on it. Its task definition and load balancers are those of its task sets.",
};

/** Who replaces the tasks of a service. */
export function ControllerField({ value, onChange, isDaemon, error }: ControllerFieldProps) {
  return (
    <Select
      label="Deployment controller"
      value={value}
      onChange={(chosen) => onChange(CONTROLLERS.find((one) => one.value === chosen)?.value ?? value)}
      options={isDaemon ? CONTROLLERS.slice(0, 1) : CONTROLLERS}
      hint={isDaemon ? "Only ECS deploys daemons." : HINTS[value]}
      error={error}
    />
  );
}
