import { useState } from "react";
import { navigate } from "wouter/use-hash-location";
import type { CreateServiceRequest } from "../../aws/generated/ecs.ts";
import type { ServiceFinding, TaskDefinitionFinding } from "../../aws/import/finding.ts";
import { isForFargate, needsFargateOrSubnets, serviceAsSimulated, unsimulatedIn } from "../../aws/import/simulated.ts";
import { type Path, pathText } from "../../aws/problem.ts";
import { valueAt } from "../../lib/valueAt.ts";
import { Refusal } from "../dialogs/Refusal.tsx";
import { useSubmission } from "../dialogs/useSubmission.ts";
import { nameIn } from "../store/names.ts";
import { tablesNow, useTable } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { toast } from "../ui/toast.ts";
import { CallList } from "./CallList.tsx";
import { Card } from "./Card.tsx";
import { ProblemList } from "./ProblemList.tsx";
import { RemarkList } from "./RemarkList.tsx";
import { activeClusters, registeredFor, type ServiceChoices, servicePlan, usualChoices } from "./servicePlan.ts";
import { SimulatedChoice } from "./SimulatedChoice.tsx";
import { familyOf } from "./standIn.ts";

export interface ServiceCardProps {
  readonly finding: ServiceFinding;
  /** Task definitions that came along. */
  readonly definitions: readonly TaskDefinitionFinding[];
  readonly onClose: () => void;
}

/** A service that was found: where it is to run, with what, and what must be made for it. */
export function ServiceCard({ finding, definitions, onClose }: ServiceCardProps) {
  const { input } = finding;
  useTable("ecs.clusters");
  useTable("ecs.taskDefinitions");
  const submission = useSubmission();
  const found = definitions.find((one) => one.input.family === familyOf(input.taskDefinition ?? ""))?.input ?? null;
  const sources = { tables: tablesNow(), found };
  const [choices, setChoices] = useState(() => usualChoices(input, sources));
  const plan = servicePlan(input, choices, sources);
  const missing = unsimulatedIn(input);
  const onFargate = isForFargate(input);
  const needsOther = missing.length > 0 || (!onFargate && found !== null && choices.definition === "found" && needsFargateOrSubnets(found));
  const blocked = submission.isBusy || finding.problems.some(({ severity }) => severity === "error");

  async function create() {
    // What will be refused in the end need not leave behind what was made for it.
    const steps = missing.length > 0 && !choices.asSimulated ? plan.steps.slice(-1) : plan.steps;
    if (!(await submission.submit(steps))) return;
    toast(`Created service ${input.serviceName}`, { tone: "ok" });
    onClose();
    navigate("/");
  }

  return (
    <Card
      title={input.serviceName}
      note={`${input.desiredCount ?? 0} of ${input.taskDefinition ?? "no task definition"}`}
      what={finding.what}
      path={finding.path}
      actions={
        <Button variant="primary" disabled={blocked} onClick={() => void create()}>
          Create service
        </Button>
      }
    >
      {needsOther && (
        <SimulatedChoice noun="service" other="As far as it is simulated" isOther={choices.asSimulated} onChange={(asSimulated) => setChoices({ ...choices, asSimulated })} before={{ ...input }} after={{ ...serviceAsSimulated(input) }}>
          Not simulated yet: {missing.length === 0 ? "Fargate" : missing.map((path) => partWords(path, input)).join(", ")}. As it is, ECS Playground refuses the service; the other way it runs {onFargate ? "on Fargate without that" : "on container instances in bridge mode"}.
        </SimulatedChoice>
      )}
      {onFargate && <p className="text-muted">It runs on Fargate, in the subnets of the VPC here: those that it names are of another account.</p>}
      <Choices finding={finding} choices={choices} hasFound={found !== null} onChange={setChoices} />
      <ProblemList problems={finding.problems} />
      {submission.refusal !== null && <Refusal {...submission.refusal.answer} />}
      <CallList steps={plan.steps} done={submission.done} />
      <RemarkList remarks={finding.remarks} />
    </Card>
  );
}

/** `launchType FARGATE`, `networkConfiguration`. */
function partWords(path: Path, input: CreateServiceRequest): string {
  const value = valueAt(input, path);
  return typeof value === "string" ? `${pathText(path)} ${value}` : pathText(path);
}

interface ChoicesProps {
  readonly finding: ServiceFinding;
  readonly choices: ServiceChoices;
  readonly hasFound: boolean;
  readonly onChange: (choices: ServiceChoices) => void;
}

function Choices({ finding: { input }, choices, hasFound, onChange }: ChoicesProps) {
  const tables = tablesNow();
  const clusters = activeClusters(tables);
  const wanted = input.cluster ?? "default";
  const isThere = clusters.some(({ clusterName }) => clusterName === wanted);
  const registered = registeredFor(input, tables);
  const asked = input.taskDefinition ?? "none";
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <Select
        label="Cluster"
        value={choices.clusterArn ?? ""}
        onChange={(value) => onChange({ ...choices, clusterArn: value === "" ? null : value })}
        options={[...clusters.map(({ clusterArn, clusterName }) => ({ value: clusterArn, label: clusterName })), ...(isThere ? [] : [{ value: "", label: `New cluster ${wanted}` }])]}
        hint={isThere ? undefined : input.cluster === undefined ? "The service names none." : `There is no cluster ${wanted} here.`}
      />
      <Select
        label="Task definition"
        value={choices.definition}
        onChange={(value) => onChange({ ...choices, definition: value === "registered" ? "registered" : value === "found" ? "found" : "standIn" })}
        options={[
          ...(registered === undefined ? [] : [{ value: "registered", label: nameIn(registered.taskDefinitionArn) }]),
          ...(hasFound ? [{ value: "found", label: `${familyOf(asked)}, which came along` }] : []),
          { value: "standIn", label: `A stand-in for ${familyOf(asked)}` },
        ]}
        hint={choices.definition === "standIn" ? "One container for each that the load balancers name." : registered !== undefined && nameIn(registered.taskDefinitionArn) !== asked ? `There is no ${asked} here; this is the newest of the family.` : undefined}
      />
    </div>
  );
}
