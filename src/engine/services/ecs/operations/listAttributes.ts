import type { Attribute, ListAttributesRequest, ListAttributesResponse } from "../../../../aws/generated/ecs.ts";
import { by, byCodeUnit } from "../../../../lib/compare.ts";
import { reading } from "../../../kernel/operation.ts";
import { attributesIn } from "../describe/containerInstance.ts";
import { clusterNamed } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { invalidParameter } from "../refusals.ts";
import { instancesByCluster } from "../tables.ts";

/** The attributes of a cluster's container instances, one entry for each instance that has one. */
export const listAttributes = reading("ecs", "ListAttributes", (view, input: ListAttributesRequest): ListAttributesResponse => {
  const cluster = clusterNamed(view, input.cluster);
  const { attributeName, attributeValue } = input;
  if (attributeValue !== undefined && attributeName === undefined) {
    throw invalidParameter("attributeName must be specified when attributeValue is specified."); // Assumed wording.
  }
  const found: Attribute[] = view.where(instancesByCluster, cluster.clusterArn).flatMap((row) =>
    attributesIn(row)
      .filter(({ name }) => attributeName === undefined || name === attributeName)
      .filter(({ value }) => attributeValue === undefined || (value ?? "") === attributeValue)
      .map((attribute) => ({ ...attribute, targetId: row.containerInstanceArn })),
  );
  found.sort(by((attribute) => keyOf(attribute)));
  const { items, ...next } = pageOf(found, input, { key: keyOf, compare: byCodeUnit });
  return { attributes: items, ...next };
});

const keyOf = ({ name, targetId }: Attribute): string => `${targetId}\n${name}`;
