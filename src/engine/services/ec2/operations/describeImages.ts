import type { DescribeImagesRequest, DescribeImagesResult, Image } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { allImages, imageById, type MachineImage } from "../images.ts";
import { pageOf } from "../pages.ts";
import { invalidAmiId } from "../refusals.ts";
import { rootVolumeOf } from "../volumeUse.ts";

/** The images that AWS publishes for container instances. Others are accepted by RunInstances, but nobody lists them. */
export const describeImages = looking("DescribeImages", (_view, input: DescribeImagesRequest): DescribeImagesResult => {
  const owners = input.Owners ?? [];
  const asked = (input.ImageIds ?? []).length > 0 ? (input.ImageIds ?? []).map(imageNamed) : allImages();
  const owned = owners.length === 0 || owners.some((owner) => owner === OWNER_ALIAS || owner === OWNER) ? asked : [];
  const { items, ...next } = pageOf(filtered(owned, input.Filters, FIELDS), input);
  return { Images: items.map(describeImage), ...next };
});

/** The account under which AWS publishes ECS-optimized images. */
const OWNER = "591542846629";
const OWNER_ALIAS = "amazon";

function imageNamed(imageId: string): MachineImage {
  const image = imageById(imageId);
  if (image !== undefined) return image;
  if (!/^ami-[0-9a-f]{8,17}$/.test(imageId)) throw invalidAmiId(imageId);
  throw new Refusal("InvalidAMIID.NotFound", `The image id '[${imageId}]' does not exist`); // Observed.
}

const FIELDS: FilterFields<MachineImage> = {
  architecture: (image) => [image.architecture],
  "creation-date": (image) => [image.creationDate],
  description: (image) => [image.description],
  hypervisor: () => ["xen"],
  "image-id": (image) => [image.imageId],
  "image-type": () => ["machine"],
  "is-public": () => ["true"],
  name: (image) => [image.name],
  "owner-alias": () => [OWNER_ALIAS],
  "owner-id": () => [OWNER],
  "root-device-type": () => ["ebs"],
  state: () => ["available"],
  "virtualization-type": () => ["hvm"],
};

function describeImage({ imageId, name, architecture, description, creationDate, osFamily = "LINUX" }: MachineImage): Image {
  const { deviceName, gib } = rootVolumeOf(imageId);
  return {
    ImageId: imageId,
    Name: name,
    Description: description,
    CreationDate: creationDate,
    Architecture: architecture,
    ImageLocation: `amazon/${name}`,
    ImageOwnerAlias: OWNER_ALIAS,
    OwnerId: OWNER,
    State: "available",
    Public: true,
    ImageType: "machine",
    ...(osFamily === "LINUX" ? { PlatformDetails: "Linux/UNIX", UsageOperation: "RunInstances" } : { Platform: "Windows", PlatformDetails: "Windows", UsageOperation: "RunInstances:0002" }),
    Hypervisor: "xen",
    VirtualizationType: "hvm",
    RootDeviceName: deviceName,
    RootDeviceType: "ebs",
    EnaSupport: true,
    BlockDeviceMappings: [{ DeviceName: deviceName, Ebs: { DeleteOnTermination: true, VolumeSize: gib, VolumeType: "gp3", Encrypted: false } }],
  };
}
