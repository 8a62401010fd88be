import { expect, test } from "vitest";
import { seconds } from "../kernel/time.ts";
import { deliveredFor, type BusEvent } from "../services/ecs/eventBridge/delivered.ts";
import { define, done, ecs, prod, registerCall, serve } from "./plan/fixture.ts";
import { whatWasDelivered } from "./questions.ts";

test("what was sent with a line is found out later by living the moment again, and a rollback has its reason", () => {
  const session = prod("ab", { type: "m5.large" });
  const sent = new Map<number, readonly BusEvent[]>();
  session.world.watchLog((line) => sent.set(line.seq, deliveredFor(session.world.view, line)));
  define(session, "web", { memory: 256 });
  const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };
  done(session, serve("web", "web", 2, { deploymentConfiguration }));
  session.runUntil(session.now + seconds(120));
  done(session, { service: "physics", operation: "PutImageBehavior", input: { image: "bad:1", pullError: "manifest unknown" } });
  for (const call of [registerCall("web", { memory: 128, image: "bad:1" }), ecs("UpdateService", { cluster: "prod", service: "web", taskDefinition: "web:2" })]) done(session, call);
  session.runUntil(session.now + seconds(200));
  const { digest } = session.world;
  const reasons: unknown[] = [];
  for (const [seq, events] of sent) {
    if (events.length === 0) continue;
    const relived = whatWasDelivered(session, seq);
    if (events[0]?.["detail-type"] !== "ECS Deployment State Change") expect(relived).toEqual(events);
    else reasons.push(...(relived ?? []).map(({ detail }) => Object.entries(detail).find(([name]) => name === "reason")?.[1].replace(/ecs-svc\/\d+/, "D")));
  }
  expect(reasons).toMatchInlineSnapshot(`
    [
      "ECS deployment D in progress.",
      "ECS deployment D completed.",
      "ECS deployment D in progress.",
      "ECS deployment circuit breaker: rolling back to deploymentId D.",
      "ECS deployment circuit breaker: tasks failed to start.",
      "ECS deployment D completed.",
    ]
  `);
  expect(session.world.digest).toBe(digest);
  expect(whatWasDelivered(session, 10_000_000)).toBeNull();
});
