import { many } from "../../graph/figures.ts";
import { Block } from "./Block.tsx";
import type { Subject } from "./subject.ts";

/** The tags of what is selected; nothing where it has none. */
export function TagList({ subject }: { readonly subject: Subject }) {
  const tags = tagsOf(subject);
  if (tags.length === 0) return null;
  return (
    <Block title="Tags" aside={many(tags.length, "tag")}>
      <TagLines label="Tags" tags={tags} />
    </Block>
  );
}

/** Keys on the left, values on the right. */
export function TagLines({ label, tags }: { readonly label: string; readonly tags: readonly Tag[] }) {
  return (
    <dl aria-label={label} className="flex flex-col gap-1">
      {tags.map(({ key, value }) => (
        <div key={key} className="flex flex-wrap justify-between gap-x-3">
          <dt className="font-mono text-xs wrap-anywhere text-ink-2">{key}</dt>
          <dd className="ml-auto wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Tag {
  readonly key: string;
  readonly value: string;
}

function tagsOf(subject: Subject): readonly Tag[] {
  switch (subject.kind) {
    case "cluster":
      return subject.cluster.tags;
    case "service":
      return subject.service.tags;
    case "task":
      return subject.task.tags;
    case "instance":
      return subject.instance?.tags ?? [];
    case "taskDefinition":
      return subject.definition.tags;
    case "targetGroup":
      return subject.group.tags;
    case "loadBalancer":
    case "classicBalancer":
      return subject.balancer.tags;
    case "zone":
      return [];
    case "vpc":
      return subject.vpc.tags;
    case "subnet":
      return subject.subnet.tags;
    case "securityGroup":
    case "autoScalingGroup":
      return subject.group.tags;
    case "routeTable":
      return subject.table.tags;
    case "role":
      return subject.role.tags;
    case "capacityProvider":
      return subject.provider.tags;
  }
}
