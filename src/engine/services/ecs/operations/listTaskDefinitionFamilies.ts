import type {
  ListTaskDefinitionFamiliesRequest,
  ListTaskDefinitionFamiliesResponse,
} from "../../../../aws/generated/ecs.ts";
import { byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { pageOf } from "../pages.ts";
import { activeDefinitionsByFamily, definitionsByFamily, families } from "../tables.ts";

/** Families by name: those with ACTIVE revisions, those without, or all that have any revision left. */
export const listTaskDefinitionFamilies = reading(
  "ecs",
  "ListTaskDefinitionFamilies",
  (view, input: ListTaskDefinitionFamiliesRequest): ListTaskDefinitionFamiliesResponse => {
    const { familyPrefix = "", status = "ALL" } = input;
    const names = view
      .all(families)
      .map(({ family }) => family)
      .filter((family) => family.startsWith(familyPrefix) && view.count(definitionsByFamily, family) > 0)
      .filter((family) => status === "ALL" || (view.count(activeDefinitionsByFamily, family) > 0) === (status === "ACTIVE"))
      .sort(byCodeUnit);
    const { items, ...next } = pageOf(names, input, { key: (family) => family, compare: byCodeUnit });
    return { families: items, ...next };
  },
);
