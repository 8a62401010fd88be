import type { Described } from "../../aws/recreate.ts";
import { list } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";

/** Tags as a call takes them that makes a thing. */
export function specified(ResourceType: string, tags: unknown): Described {
  const Tags = list(tags);
  return Tags.length === 0 ? {} : { TagSpecifications: [{ ResourceType, Tags }] };
}

/** Tags of a thing that is there already. */
export function tagsOn(writer: PlanWriter, id: unknown, tags: unknown): void {
  const Tags = list(tags);
  if (Tags.length > 0) writer.add("tags", { service: "ec2", operation: "CreateTags", input: { Resources: [id], Tags } });
}
