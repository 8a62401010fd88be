import type { Call } from "../../aws/generated/api.ts";
import { type Described, recreate } from "../../aws/recreate.ts";
import type { Tables } from "../store/replica.ts";
import { list, text } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { AccountAnswers } from "./readAccount.ts";

/** Instances that are alike are started by one call; those of a group are started by that, those of ECS by ECS. */
export function instances(writer: PlanWriter, { instances: all, images }: Pick<AccountAnswers, "instances" | "images">, tables: Pick<Tables, "ec2.instances">): void {
  const published = new Map(images.map(({ ImageId, Name }) => [text(ImageId), text(Name)]));
  const alike = new Map<string, { readonly call: Call; count: number }>();
  for (const described of all) {
    if (list(described["Tags"]).some(({ Key, Value }) => Key === "aws:autoscaling:groupName" || (Key === "AmazonECSManaged" && Value === "true"))) continue;
    const [call] = recreate({ kind: "instance", described, userData: tables["ec2.instances"].get(text(described["InstanceId"]))?.userData ?? "" });
    if (call === undefined) continue;
    const { ImageId, ...input } = call.input as Described;
    const made = { ...call, input: { ImageId: published.get(text(ImageId))?.startsWith("al2023-ami-ecs") === true ? ECS_OPTIMIZED : ImageId, ...input } };
    const key = JSON.stringify(made.input);
    const same = alike.get(key);
    if (same === undefined) alike.set(key, { call: made, count: 1 });
    else same.count++;
  }
  for (const { call, count } of alike.values()) {
    const input = { ...(call.input as Described), MinCount: count, MaxCount: count };
    writer.add(`instances-${text((call.input as Described)["InstanceType"])}`, { ...call, input });
  }
}

const ECS_OPTIMIZED = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";
