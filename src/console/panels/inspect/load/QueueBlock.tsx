import { call } from "../../../../aws/generated/api.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { openDialog } from "../../../dialogs/requests.ts";
import { carryOut } from "../../../graph/carryOut.ts";
import { figure, rate } from "../../../graph/figures.ts";
import { calls } from "../../../graph/proposal.ts";
import { Button } from "../../../ui/Button.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { EditOrDelete } from "../scaling/EditOrDelete.tsx";
import { FollowedCurve } from "./FollowedCurve.tsx";
import { queueFacts, workersText } from "./queueFacts.ts";

export interface QueueBlockProps {
  readonly queue: Rows["ecs.queues"];
  readonly now: number;
}

/** Messages that wait for the tasks of a service: how many, what comes, who takes them. */
export function QueueBlock({ queue, now }: QueueBlockProps) {
  const { queueName, serviceArn, curve, messagesPerSecond: requestsPerSecond, startedAt } = queue;
  const facts = queueFacts(queue, now);
  return (
    <Block
      title={`Queue ${queueName}`}
      aside={
        <EditOrDelete
          name={`the queue ${queueName}`}
          onEdit={() => openDialog({ kind: "queue", serviceArn, queueName })}
          onDelete={() => void carryOut(calls(`Deleted the queue ${queueName}.`, call("physics", "DeleteQueue", { queueName })))}
        />
      }
    >
      <p className="pb-2">
        <b className="text-xl font-semibold tracking-[-.02em] tabular-nums">{figure(facts.waiting)}</b> <span className="text-ink-3">waiting,</span> <span className={facts.grows ? "text-bad" : "text-ink-2"}>{facts.says}</span>
      </p>
      {curve !== null && <FollowedCurve follows={{ curve, requestsPerSecond, startedAt }} perSecond={facts.comes} now={now} noun="messages" />}
      <Facts>
        <Fact name="Comes">{rate(facts.comes)}</Fact>
        <Fact name="Taken">{facts.taken === 0 ? <span className="text-ink-3">{workersText(facts, queue)}</span> : `up to ${rate(facts.taken)}: ${workersText(facts, queue)}`}</Fact>
      </Facts>
      <Button size="sm" className="mt-2" title="PutScalingPolicy" onClick={() => openDialog({ kind: "scalingPolicy", serviceArn, policyName: null, queueName })}>
        Scale on its backlog…
      </Button>
    </Block>
  );
}
