import type { Attribute, DeleteAttributesRequest, DeleteAttributesResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { isBuiltInAttribute } from "../agent/attributes.ts";
import { attributeTarget } from "../attributeTarget.ts";
import { ATTRIBUTES_PER_CALL } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { attributesChanged } from "../processes/instanceChanges.ts";
import { invalidParameter } from "../refusals.ts";
import { containerInstances } from "../tables.ts";

type Plan = readonly { readonly arn: string; readonly name: string; readonly deleted: Attribute }[];

/** Takes attributes of one's own from container instances. One that is not there is no error, and not in the answer. */
export const deleteAttributes = operation("ecs", "DeleteAttributes", {
  check(view: View, input: DeleteAttributesRequest): Plan {
    const cluster = clusterNamed(view, input.cluster);
    if (input.attributes.length > ATTRIBUTES_PER_CALL) {
      throw invalidParameter(`attributes can have at most ${ATTRIBUTES_PER_CALL} items`); // Assumed wording.
    }
    const seen = new Set<string>();
    return input.attributes.flatMap((attribute) => {
      const { name, value } = attribute;
      if (isBuiltInAttribute(name)) throw invalidParameter(`Attribute name '${name}' is reserved by Amazon ECS.`);
      const { containerInstanceArn: arn, attributes } = attributeTarget(view, cluster, attribute);
      const had = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      if (had === undefined || (value !== undefined && value !== had) || seen.has(`${arn}\n${name}`)) return [];
      seen.add(`${arn}\n${name}`);
      return [{ arn, name, deleted: had === "" ? { name, targetId: arn } : { name, value: had, targetId: arn } }];
    });
  },

  apply(ctx: Context, plan: Plan): DeleteAttributesResponse {
    for (const { arn, name } of plan) {
      const kept = Object.entries(ctx.need(containerInstances, arn).attributes).filter(([other]) => other !== name);
      ctx.update(containerInstances, arn, { attributes: Object.fromEntries(kept) });
    }
    for (const arn of new Set(plan.map((one) => one.arn))) attributesChanged(ctx, arn);
    return { attributes: plan.map(({ deleted }) => deleted) };
  },
});
