import { classicBalancerArn } from "../../../../aws/arn.ts";
import type { AddTagsInput, AddTagsOutput, DescribeTagsInput, DescribeTagsOutput, RemoveTagsInput, RemoveTagsOutput } from "../../../../aws/generated/elb.ts";
import type { Context } from "../../../kernel/context.ts";
import { operation, reading } from "../../../kernel/operation.ts";
import { describeTagList } from "../describe.ts";
import { needBalancer } from "../lookup.ts";
import { classicBalancers, type Tag } from "../tables.ts";
import { tagsIn } from "../tagsIn.ts";

interface Retagged {
  readonly loadBalancerName: string;
  readonly tags: readonly Tag[];
}

function retag(ctx: Context, rows: readonly Retagged[]): AddTagsOutput & RemoveTagsOutput {
  for (const { loadBalancerName, tags } of rows) ctx.update(classicBalancers, classicBalancerArn(loadBalancerName), { tags });
  return {};
}

export const addTags = operation("elb", "AddTags", {
  check: (view, { LoadBalancerNames, Tags }: AddTagsInput): readonly Retagged[] =>
    LoadBalancerNames.map((name) => ({ loadBalancerName: name, tags: tagsIn(Tags, needBalancer(view, name).tags) })),
  apply: (ctx, rows): AddTagsOutput => retag(ctx, rows),
});

export const removeTags = operation("elb", "RemoveTags", {
  check: (view, { LoadBalancerNames, Tags }: RemoveTagsInput): readonly Retagged[] =>
    LoadBalancerNames.map((name) => ({ loadBalancerName: name, tags: needBalancer(view, name).tags.filter(({ key }) => !Tags.some(({ Key }) => Key === key)) })),
  apply: (ctx, rows): RemoveTagsOutput => retag(ctx, rows),
});

export const describeTags = reading("elb", "DescribeTags", (view, { LoadBalancerNames }: DescribeTagsInput): DescribeTagsOutput => ({
  TagDescriptions: LoadBalancerNames.map((name) => ({ LoadBalancerName: name, Tags: describeTagList(needBalancer(view, name).tags) })),
}));
