import type { OSFamily } from "../../../aws/generated/ecs.ts";
import type { InstanceType } from "./instanceTypes.ts";
import { invalidAmiId, invalidParameterValue } from "./refusals.ts";

/** An image that AWS publishes: for container instances, or plain ones without the ECS agent. */
export interface MachineImage {
  readonly imageId: string;
  readonly name: string;
  readonly architecture: InstanceType["architecture"];
  readonly description: string;
  readonly creationDate: string;
  /** As ECS names it; it is Linux where nothing is said. */
  readonly osFamily?: OSFamily;
  readonly ecsAgent: boolean;
}

/** Newest first of each architecture. The names are those of AWS; ids and dates are made up. */
const IMAGES: readonly MachineImage[] = [
  {
    imageId: "ami-0a1b2c3d4e5f60718",
    name: "al2023-ami-ecs-hvm-2023.0.20251215-kernel-6.1-x86_64",
    architecture: "x86_64",
    description: "Amazon Linux AMI 2023.0.20251215 x86_64 ECS HVM EBS",
    creationDate: "2025-12-15T22:04:10.000Z",
    ecsAgent: true,
  },
  {
    imageId: "ami-0b2c3d4e5f6071829",
    name: "al2023-ami-ecs-hvm-2023.0.20251215-kernel-6.1-arm64",
    architecture: "arm64",
    description: "Amazon Linux AMI 2023.0.20251215 arm64 ECS HVM EBS",
    creationDate: "2025-12-15T22:03:41.000Z",
    ecsAgent: true,
  },
  {
    imageId: "ami-0d4e5f60718293a4b",
    name: "amzn2-ami-ecs-hvm-2.0.20251215-x86_64-ebs",
    architecture: "x86_64",
    description: "Amazon Linux AMI 2.0.20251215 x86_64 ECS HVM GP2",
    creationDate: "2025-12-15T21:58:26.000Z",
    ecsAgent: true,
  },
];

/** Images that few launch, which come late: see `moreImages.ts`. */
export interface MoreImages {
  readonly images: readonly MachineImage[];
  /** The image that a parameter of AWS stands for. */
  readonly publishedAs: (asked: string) => string | undefined;
}

let more: MoreImages | undefined;

/** Hands them in. A session that speaks of one must not be opened before. */
export function provideImages(given: MoreImages): void {
  more = given;
}

/** Whether a call may speak of one of them, by its id or its parameter. */
export function speaksOfMoreImages({ operation, input }: { readonly operation: string; readonly input: unknown }): boolean {
  if (operation === "DescribeImages") return true;
  return /^(Run|Restore|RegisterCont|CreateLaunch)/.test(operation) && /ami-0c0de|-latest\//.test(JSON.stringify(input));
}

export const moreImagesAreHere = (): boolean => more !== undefined;

/** All images, as far as they are here. */
export const allImages = (): readonly MachineImage[] => [...IMAGES, ...(more?.images ?? [])];

/** An image that AWS publishes, by its id. */
export function imageById(imageId: string): MachineImage | undefined {
  const isThat = (image: MachineImage): boolean => image.imageId === imageId;
  return IMAGES.find(isThat) ?? more?.images.find(isThat);
}

/** The operating system of an image, as ECS names it. Somebody's own image is taken for Linux. */
export function osFamilyOf(imageId: string): OSFamily {
  return imageById(imageId)?.osFamily ?? "LINUX";
}

/**
 * The image to launch. Nothing, and the parameter under which AWS publishes the newest, mean the ECS-optimized image
 * of the type's architecture; other parameters of AWS, what they are named for. Any other well-formed id is somebody's
 * own image: see `imagePolicy.ts`.
 */
export function imageFor({ architecture }: InstanceType, asked: string | undefined): string {
  if (asked === undefined || asked.startsWith(`${PUBLIC_PARAMETER}ecs/optimized-ami/`)) return newest(architecture);
  const imageId = more?.publishedAs(asked) ?? asked;
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

const PUBLIC_PARAMETER = "resolve:ssm:/aws/service/";
