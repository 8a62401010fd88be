import { useState } from "react";
import type { CreateServiceRequest } from "../../aws/generated/ecs.ts";
import { tablesNow, useTable } from "../store/replica.ts";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { type ContainerPort, groupChoices, NO_GROUP, portKey } from "./choices.ts";
import { errorAt } from "./FormDialog.tsx";
import type { Submission } from "./useSubmission.ts";

/** How a service is reached: its target group, the container port, and the time before checks count. */
export interface Balancing {
  readonly ports: readonly ContainerPort[];
  readonly targetGroupArn: string;
  readonly port: ContainerPort | undefined;
  readonly graceSeconds: number | null;
  readonly setTargetGroupArn: (arn: string) => void;
  readonly setPort: (key: string) => void;
  readonly setGraceSeconds: (seconds: number | null) => void;
}

export function useBalancing(ports: readonly ContainerPort[], targetGroupArn: string, graceSeconds = 30, chosen?: ContainerPort): Balancing {
  const [group, setTargetGroupArn] = useState(targetGroupArn);
  const [key, setPort] = useState(chosen === undefined ? "" : portKey(chosen));
  const [grace, setGraceSeconds] = useState<number | null>(graceSeconds);
  const port = ports.find((one) => portKey(one) === key) ?? ports[0];
  return { ports, targetGroupArn: group, port, graceSeconds: grace, setTargetGroupArn, setPort, setGraceSeconds };
}

export interface BalancingFieldsProps {
  readonly balancing: Balancing;
  readonly submission: Submission;
  /** The target group is settled elsewhere. */
  readonly isGroupGiven?: boolean;
  /** A task set has that of its service. */
  readonly hasGracePeriod?: boolean;
}

/** The fields for it. */
export function BalancingFields({ balancing, submission, isGroupGiven = false, hasGracePeriod = true }: BalancingFieldsProps) {
  useTable("elbv2.targetGroups");
  const { ports, targetGroupArn, port, graceSeconds } = balancing;
  return (
    <>
      {!isGroupGiven && (
        <Select
          label="Load balancer target group"
          value={targetGroupArn}
          onChange={balancing.setTargetGroupArn}
          options={groupChoices(tablesNow())}
          error={errorAt(submission, "targetGroupArn")}
        />
      )}
      {(isGroupGiven || targetGroupArn !== NO_GROUP) && (
        <div className={hasGracePeriod ? "grid grid-cols-2 gap-3" : undefined}>
          <Select
            label="Container and port"
            value={port === undefined ? "" : portKey(port)}
            onChange={balancing.setPort}
            options={ports.map((one) => ({ value: portKey(one), label: portKey(one) }))}
            hint={ports.length === 0 ? "The task definition opens no port." : undefined}
            error={errorAt(submission, "containerPort")}
          />
          {hasGracePeriod && (
            <NumberInput
              label="Health check grace period"
              unit="s"
              min={0}
              value={graceSeconds}
              onChange={balancing.setGraceSeconds}
              error={errorAt(submission, "healthCheckGracePeriodSeconds")}
            />
          )}
        </div>
      )}
    </>
  );
}

type LoadBalancing = Pick<CreateServiceRequest, "loadBalancers" | "healthCheckGracePeriodSeconds">;

/** The part of CreateService and UpdateService that says it; nothing when there is no target group. */
export function loadBalancersOf({ targetGroupArn, port, graceSeconds }: Pick<Balancing, "targetGroupArn" | "port" | "graceSeconds">): LoadBalancing {
  if (targetGroupArn === NO_GROUP || port === undefined) return {};
  return {
    loadBalancers: [{ targetGroupArn, ...port }],
    ...(graceSeconds === null ? {} : { healthCheckGracePeriodSeconds: graceSeconds }),
  };
}
