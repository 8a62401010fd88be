import { shortName } from "../../../store/names.ts";
import { useReplica } from "../../../store/replica.ts";

/** The short EC2 id of a container instance; where there is none it is Fargate. */
export function InstanceName({ containerInstanceArn }: { readonly containerInstanceArn: string }) {
  const id = useReplica(({ tables }) => tables["ecs.containerInstances"].get(containerInstanceArn)?.ec2InstanceId ?? containerInstanceArn);
  if (containerInstanceArn === "") return "Fargate";
  return (
    <span title={id} className="font-mono text-xs">
      {shortName(id)}
    </span>
  );
}
