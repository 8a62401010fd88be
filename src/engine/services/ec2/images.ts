import type { InstanceType } from "./instanceTypes.ts";
import { invalidAmiId, invalidParameterValue } from "./refusals.ts";

/** The newest ECS-optimized images of Amazon Linux 2023, by architecture. Their ids are made up. */
const ECS_OPTIMIZED: Readonly<Record<InstanceType["architecture"], string>> = {
  x86_64: "ami-0a1b2c3d4e5f60718",
  arm64: "ami-0b2c3d4e5f6071829",
};

/**
 * The image to launch. Nothing, and the parameter under which AWS publishes the newest, mean the ECS-optimized image
 * of the type's architecture. Any other well-formed id is taken for an ECS-optimized image of somebody's own.
 */
export function imageFor({ architecture }: InstanceType, imageId: string | undefined): string {
  if (imageId === undefined || imageId.startsWith(PUBLIC_PARAMETER)) return ECS_OPTIMIZED[architecture];
  const other = architecture === "arm64" ? "x86_64" : "arm64";
  if (imageId === ECS_OPTIMIZED[other]) {
    throw invalidParameterValue(
      `The architecture '${architecture}' of the specified instance type does not match the architecture '${other}' of ` +
        "the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.",
    );
  }
  if (!/^ami-[0-9a-f]{8,17}$/.test(imageId)) throw invalidAmiId(imageId);
  return imageId;
}

const PUBLIC_PARAMETER = "resolve:ssm:/aws/service/ecs/optimized-ami/";
