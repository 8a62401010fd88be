import { expect, test } from "vitest";
import { serviceArn } from "../../aws/arn.ts";
import { storyTables } from "../../../scripts/storyTables.ts";
import { type Story, story } from "../../engine/services/ecs/story.ts";
import { nameIn } from "../store/names.ts";
import { failedRevision } from "./failedRevision.ts";

const failed = (s: Story): string | null => {
  const tables = storyTables(s);
  const service = tables["ecs.services"].get(serviceArn("prod", "web"));
  const revision = service === undefined ? null : failedRevision(service, tables);
  return revision === null ? null : nameIn(revision);
};

/** A service of `web:1` that is at rest, and a `web:2` that crashes. */
function atRest(): Story {
  const s = story();
  s.fleet("ab");
  s.define("web", { image: "web:1" });
  s.define("web", { image: "web:2" });
  s.call("physics", "PutImageBehavior", { image: "web:2", exitAfterSeconds: 1, exitCode: 1 });
  s.serve("web", "web:1", 2);
  s.run(300);
  return s;
}

test("nothing has failed", () => {
  expect(failed(atRest())).toBeNull();
});

test("one that cannot keep its tasks up, one that the breaker took back, and then one that went well", () => {
  const s = atRest();
  s.update("web", { taskDefinition: "web:2" });
  s.run(60);
  expect(failed(s)).toBe("web:2");
  s.update("web", { taskDefinition: "web:1" });
  s.run(300);
  expect(failed(s)).toBeNull();
  s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } });
  s.run(900);
  expect([failed(s), s.newestDeployment("web")?.status]).toEqual(["web:2", "ROLLBACK_SUCCESSFUL"]);
});
