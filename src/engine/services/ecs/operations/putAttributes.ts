import type { Attribute, PutAttributesRequest, PutAttributesResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { isBuiltInAttribute } from "../agent/attributes.ts";
import { problemOfAttribute, problemOfCount } from "../attributeRules.ts";
import { attributeTarget } from "../attributeTarget.ts";
import { ATTRIBUTES_PER_CALL } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { attributesChanged } from "../processes/instanceChanges.ts";
import { invalidParameter } from "../refusals.ts";
import { containerInstances } from "../tables.ts";

/** What container instances have from now on, by ARN. */
type Plan = readonly { readonly arn: string; readonly attributes: Readonly<Record<string, string>>; readonly put: Attribute }[];

/** Gives container instances attributes of one's own. One that is there already is overwritten. */
export const putAttributes = operation("ecs", "PutAttributes", {
  check(view: View, input: PutAttributesRequest): Plan {
    const cluster = clusterNamed(view, input.cluster);
    if (input.attributes.length > ATTRIBUTES_PER_CALL) {
      throw invalidParameter(`attributes can have at most ${ATTRIBUTES_PER_CALL} items`); // Assumed wording.
    }
    const sofar = new Map<string, Readonly<Record<string, string>>>();
    return input.attributes.map((attribute) => {
      checkWords(attribute);
      const target = attributeTarget(view, cluster, attribute);
      const arn = target.containerInstanceArn;
      const attributes = { ...(sofar.get(arn) ?? target.attributes), [attribute.name]: attribute.value ?? "" };
      const tooMany = problemOfCount(attributes);
      if (tooMany !== undefined) throw new Refusal("AttributeLimitExceededException", tooMany);
      sofar.set(arn, attributes);
      const { name, value } = attribute;
      return { arn, attributes, put: value === undefined ? { name, targetId: arn } : { name, value, targetId: arn } };
    });
  },

  apply(ctx: Context, plan: Plan): PutAttributesResponse {
    for (const { arn, attributes } of plan) ctx.update(containerInstances, arn, { attributes });
    for (const arn of new Set(plan.map((put) => put.arn))) attributesChanged(ctx, arn);
    return { attributes: plan.map(({ put }) => put) };
  },
});

function checkWords(attribute: Attribute): void {
  const problem = problemOfAttribute(attribute);
  if (problem !== undefined) throw invalidParameter(problem);
  // Assumed wording.
  if (isBuiltInAttribute(attribute.name)) throw invalidParameter(`Attribute name '${attribute.name}' is reserved by Amazon ECS.`);
}
