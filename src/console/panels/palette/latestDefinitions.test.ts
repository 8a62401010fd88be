import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { latestDefinitions } from "./latestDefinitions.ts";

type Row = Rows["ecs.taskDefinitions"];

const row = (family: string, revision: number, status: Row["status"] = "ACTIVE") => ({ family, revision, status }) as Row;

test("of each family the newest ACTIVE revision, in the order of the names", () => {
  const rows = [row("web", 9), row("web", 10), row("web", 11, "INACTIVE"), row("api", 2), row("api", 1), row("old", 1, "INACTIVE")];
  const table = new Map(rows.map((one) => [`${one.family}:${one.revision}`, one]));
  expect(latestDefinitions(table).map(({ family, revision }) => `${family}:${revision}`)).toEqual(["api:2", "web:10"]);
});
