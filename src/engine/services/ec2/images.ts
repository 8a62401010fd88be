import type { InstanceType } from "./instanceTypes.ts";
import { invalidAmiId, invalidParameterValue } from "./refusals.ts";

/** An image that AWS publishes for container instances. */
export interface MachineImage {
  readonly imageId: string;
  readonly name: string;
  readonly architecture: InstanceType["architecture"];
  readonly description: string;
  readonly creationDate: string;
}

/** Newest first of each architecture. Names are those of ECS-optimized images; ids and dates are made up. */
export const IMAGES: readonly MachineImage[] = [
  {
    imageId: "ami-0a1b2c3d4e5f60718",
    name: "al2023-ami-ecs-hvm-2023.0.20251215-kernel-6.1-x86_64",
    architecture: "x86_64",
    description: "Amazon Linux AMI 2023.0.20251215 x86_64 ECS HVM EBS",
    creationDate: "2025-12-15T22:04:10.000Z",
  },
  {
    imageId: "ami-0b2c3d4e5f6071829",
    name: "al2023-ami-ecs-hvm-2023.0.20251215-kernel-6.1-arm64",
    architecture: "arm64",
    description: "Amazon Linux AMI 2023.0.20251215 arm64 ECS HVM EBS",
    creationDate: "2025-12-15T22:03:41.000Z",
  },
  {
    imageId: "ami-0d4e5f60718293a4b",
    name: "amzn2-ami-ecs-hvm-2.0.20251215-x86_64-ebs",
    architecture: "x86_64",
    description: "Amazon Linux AMI 2.0.20251215 x86_64 ECS HVM GP2",
    creationDate: "2025-12-15T21:58:26.000Z",
  },
];

/** An image that AWS publishes, by its id. */
export function imageById(imageId: string): MachineImage | undefined {
  return IMAGES.find((image) => image.imageId === imageId);
}

/**
 * The image to launch. Nothing, and the parameter under which AWS publishes the newest, mean the ECS-optimized image
 * of the type's architecture. Any other well-formed id is somebody's own image: see `imagePolicy.ts`.
 */
export function imageFor({ architecture }: InstanceType, imageId: string | undefined): string {
  if (imageId === undefined || imageId.startsWith(PUBLIC_PARAMETER)) return newest(architecture);
  const other = imageById(imageId)?.architecture ?? architecture;
  if (other !== architecture) {
    throw invalidParameterValue(
      `The architecture '${architecture}' of the specified instance type does not match the architecture '${other}' of ` +
        "the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again.",
    );
  }
  if (!/^ami-[0-9a-f]{8,17}$/.test(imageId)) throw invalidAmiId(imageId);
  return imageId;
}

function newest(architecture: InstanceType["architecture"]): string {
  return IMAGES.find((image) => image.architecture === architecture)?.imageId ?? "";
}

const PUBLIC_PARAMETER = "resolve:ssm:/aws/service/ecs/optimized-ami/";
