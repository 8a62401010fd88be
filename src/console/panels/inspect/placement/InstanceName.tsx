import { shortName } from "../../../store/names.ts";
import { useReplica } from "../../../store/replica.ts";

/** The short EC2 id of a container instance. */
export function InstanceName({ containerInstanceArn }: { readonly containerInstanceArn: string }) {
  const id = useReplica(({ tables }) => tables["ecs.containerInstances"].get(containerInstanceArn)?.ec2InstanceId ?? containerInstanceArn);
  return (
    <span title={id} className="font-mono text-xs">
      {shortName(id)}
    </span>
  );
}
