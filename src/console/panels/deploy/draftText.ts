import { inputOfRevision } from "../../../aws/import/revisionInput.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { formatJson } from "../../../lib/formatJson.ts";

type Revision = Rows["ecs.taskDefinitions"];

/** What a new revision begins with: the one it is based on, as a person would write it. */
export function textOfRevision({ definition, tags }: Revision): string {
  const input = inputOfRevision(definition);
  return formatJson(tags.length === 0 ? input : { ...input, tags });
}

/** What a new family begins with: one container that runs, to be made one's own. */
export const NEW_DEFINITION = formatJson({
  family: "my-app",
  requiresCompatibilities: ["EC2"],
  networkMode: "bridge",
  containerDefinitions: [
    {
      name: "app",
      image: "nginx:latest",
      essential: true,
      cpu: 128,
      memory: 128,
      portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" }],
    },
  ],
});

/** The revisions of a family, the newest first. */
export function revisionsOf(rows: Iterable<Revision>, family: string): readonly Revision[] {
  return [...rows].filter((row) => row.family === family).toSorted((a, b) => b.revision - a.revision);
}

/** What a new revision is based on when nobody chose: the newest that is ACTIVE, or else the newest. */
export function baseOf(revisions: readonly Revision[]): Revision | undefined {
  return revisions.find(({ status }) => status === "ACTIVE") ?? revisions[0];
}
