import type { ListTaskDefinitionsRequest, ListTaskDefinitionsResponse } from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { pageOf } from "../pages.ts";
import { definitionsByFamily, taskDefinitions, type TaskDefinitionRow } from "../tables.ts";

/** The ARNs of revisions in one status (ACTIVE when nothing is said), by family and revision, of all or one family. */
export const listTaskDefinitions = reading(
  "ecs",
  "ListTaskDefinitions",
  (view, input: ListTaskDefinitionsRequest): ListTaskDefinitionsResponse => {
    // API: familyPrefix is the full name of a family, whatever it is called.
    const { familyPrefix: family, status = "ACTIVE" } = input;
    const rows = family === undefined ? view.all(taskDefinitions) : view.where(definitionsByFamily, family);
    const direction = input.sort === "DESC" ? -1 : 1;
    const compare = (a: string, b: string) => direction * byCodeUnit(a, b);
    const found = rows.filter((row) => row.status === status).sort((a, b) => compare(keyOf(a), keyOf(b)));
    const { items, ...next } = pageOf(found, input, { key: keyOf, compare });
    return { taskDefinitionArns: items.map(({ taskDefinitionArn }) => taskDefinitionArn), ...next };
  },
);

/** A tab is less than every letter of a name, so `web` comes before `web-2`. */
const keyOf = ({ family, revision }: TaskDefinitionRow): string => `${family}\t${String(revision).padStart(7, "0")}`;
