import { useState } from "react";
import { navigate } from "wouter/use-hash-location";
import type { RegisterTaskDefinitionRequest } from "../../aws/generated/ecs.ts";
import type { TaskDefinitionFinding } from "../../aws/import/finding.ts";
import { needsFargate, taskDefinitionOnEc2 } from "../../aws/import/simulated.ts";
import { needsOf, networkModeOf } from "../../aws/rules/taskDefinition.ts";
import { taskDefinitionProblems } from "../../aws/taskDefinitionProblems.ts";
import { formatJson } from "../../lib/formatJson.ts";
import { Refusal } from "../dialogs/Refusal.tsx";
import { openDialog } from "../dialogs/requests.ts";
import { NEW_FAMILY, writeDraft } from "../store/drafts.ts";
import { nameIn } from "../store/names.ts";
import { tablesNow } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { toast } from "../ui/toast.ts";
import { Card } from "./Card.tsx";
import { ProblemList } from "./ProblemList.tsx";
import { RemarkList } from "./RemarkList.tsx";
import { activeClusters } from "./servicePlan.ts";
import { SimulatedChoice } from "./SimulatedChoice.tsx";
import { useRegister } from "./useRegister.ts";

export interface TaskDefinitionCardProps {
  readonly finding: TaskDefinitionFinding;
  readonly onClose: () => void;
}

/** A task definition that was found: what it is, what was done to it, and the ways on. */
export function TaskDefinitionCard({ finding, onClose }: TaskDefinitionCardProps) {
  const [onEc2, setOnEc2] = useState(false);
  const { register, refusal, registeredArn, isBusy } = useRegister();
  const canMove = needsFargate(finding.input);
  const input = onEc2 && canMove ? taskDefinitionOnEc2(finding.input) : finding.input;
  const problems = onEc2 ? taskDefinitionProblems(input) : finding.problems;
  const blocked = isBusy || problems.some(({ severity }) => severity === "error");

  async function registerOnly() {
    const arn = await register(input);
    if (arn !== null) toast(`Registered ${nameIn(arn)}`, { tone: "ok" });
  }

  async function registerAndRun() {
    const arn = registeredArn ?? (await register(input));
    if (arn === null) return;
    onClose();
    navigate("/");
    runIn(arn);
  }

  return (
    <Card
      title={input.family}
      note={summary(input)}
      what={finding.what}
      path={finding.path}
      actions={
        <>
          <Button onClick={() => (onClose(), edit(input))}>Open in editor</Button>
          <Button disabled={blocked} onClick={() => void registerAndRun()}>
            {registeredArn === null ? "Register and run…" : "Run…"}
          </Button>
          <Button variant="primary" disabled={blocked || registeredArn !== null} onClick={() => void registerOnly()}>
            {registeredArn === null ? "Register" : `Registered ${nameIn(registeredArn)}`}
          </Button>
        </>
      }
    >
      {canMove && (
        <SimulatedChoice noun="task" other="On EC2 in bridge mode" isOther={onEc2} onChange={setOnEc2} before={{ ...finding.input }} after={{ ...taskDefinitionOnEc2(finding.input) }}>
          It is made for Fargate: as it is, its tasks run there, in subnets of the VPC. On EC2 in bridge mode they run on container instances.
        </SimulatedChoice>
      )}
      <ProblemList problems={problems.filter(({ code }) => code !== "NotSimulated")} />
      {refusal !== null && <Refusal {...refusal} />}
      <RemarkList remarks={finding.remarks} />
    </Card>
  );
}

/** One line that says what it is. */
function summary(input: RegisterTaskDefinitionRequest): string {
  const containers = input.containerDefinitions.length;
  const { cpuUnits, memoryMiB } = needsOf(input);
  const size = [cpuUnits > 0 ? `${cpuUnits.toLocaleString("en")} CPU units` : "", memoryMiB > 0 ? `${memoryMiB.toLocaleString("en")} MiB` : ""].filter((part) => part !== "");
  return [containers === 1 ? "1 container" : `${containers} containers`, networkModeOf(input), ...size].join(" · ");
}

/** The editor of the family, when there is one; else of a new one. */
function edit(input: RegisterTaskDefinitionRequest): void {
  const latest = [...tablesNow()["ecs.taskDefinitions"].values()].filter(({ family }) => family === input.family).toSorted((a, b) => b.revision - a.revision)[0];
  const text = formatJson(input);
  writeDraft(latest === undefined ? NEW_FAMILY : input.family, { text, basedOn: latest?.taskDefinitionArn ?? null });
  navigate(latest === undefined ? "/task-definitions/new" : `/task-definitions/${input.family}`);
}

function runIn(taskDefinitionArn: string): void {
  const [cluster] = activeClusters(tablesNow());
  if (cluster === undefined) openDialog({ kind: "createCluster" });
  else openDialog({ kind: "createService", clusterArn: cluster.clusterArn, taskDefinitionArn, desiredCount: 1, targetGroupArn: null, containerInstanceArn: null });
}
