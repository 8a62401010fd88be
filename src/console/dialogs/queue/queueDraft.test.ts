import { expect, test } from "vitest";
import { queueCallOf, queueDraftOf } from "./queueDraft.ts";

const SERVICE = { clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/prod", serviceName: "worker" };
const ROW = { queueName: "jobs", serviceArn: "arn:aws:ecs:us-east-1:123456789012:service/prod/worker", messagesPerSecond: 5, curve: { shape: "spike", peakRequestsPerSecond: 40, seconds: 600 }, startedAt: 0, messagesPerSecondPerTask: 2, arrivingThousandths: 0, takenThousandths: 0, backlogMillionths: 0, countedAt: 0 } as const;

test("a new queue has a usual name and rate, and one that is there is put as it is", () => {
  expect(queueCallOf(queueDraftOf(undefined, "worker"), SERVICE)?.input).toEqual({ queueName: "worker-jobs", cluster: "prod", service: "worker", messagesPerSecond: 10, messagesPerSecondPerTask: 10 });
  expect(queueCallOf(queueDraftOf(ROW, "worker"), SERVICE)?.input).toEqual({
    queueName: "jobs",
    cluster: "prod",
    service: "worker",
    messagesPerSecond: 5,
    messagesPerSecondPerTask: 2,
    curve: { shape: "spike", peakRequestsPerSecond: 40, seconds: 600, repeats: false },
  });
});

test.each([{ name: "" }, { perTask: null }])("nothing is called while %j is missing", (part) => {
  expect(queueCallOf({ ...queueDraftOf(ROW, "worker"), ...part }, SERVICE)).toBeNull();
});
