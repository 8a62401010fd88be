import type { MachineImage, MoreImages } from "./images.ts";

/** Images without the ECS agent, and those of Windows. Their ids begin alike: `speaksOfMoreImages` looks for that. */
const IMAGES: readonly MachineImage[] = [
  {
    imageId: "ami-0c0de18293a4b5c6d",
    name: "al2023-ami-2023.9.20251208.0-kernel-6.1-x86_64",
    architecture: "x86_64",
    description: "Amazon Linux 2023 AMI 2023.9.20251208.0 x86_64 HVM kernel-6.1",
    creationDate: "2025-12-08T19:31:52.000Z",
    ecsAgent: false,
  },
  windows("ami-0c0de293a4b5c6d7e", "2022", "Core"),
  windows("ami-0c0de3a4b5c6d7e8f", "2022", "Full"),
  windows("ami-0c0de4b5c6d7e8f90", "2019", "Full"),
  windows("ami-0c0de5c6d7e8f9012", "2022", "Full", "Base"),
];

/** An image of Windows Server, ECS-optimized unless it is a base image. */
function windows(imageId: string, release: "2019" | "2022", edition: "Core" | "Full", kind = "ECS_Optimized"): MachineImage {
  return {
    imageId,
    name: `Windows_Server-${release}-English-${edition}-${kind}-2025.12.10`,
    architecture: "x86_64",
    description: `Microsoft Windows Server ${release} ${edition} ${kind} AMI provided by Amazon`,
    creationDate: "2025-12-10T08:15:37.000Z",
    osFamily: `WINDOWS_SERVER_${release}_${edition === "Core" ? "CORE" : "FULL"}`,
    ecsAgent: kind !== "Base",
  };
}

/** The image that a parameter stands for, which is named like its beginning, or like its kind. */
function publishedAs(asked: string): string | undefined {
  const name = /^resolve:ssm:\/aws\/service\/ami-[a-z-]+-latest\/(.+?)(?:-kernel-.*|\/image_id)?$/.exec(asked)?.[1];
  return name === undefined ? undefined : IMAGES.find((image) => image.name.startsWith(`${name}-20`))?.imageId;
}

/** All about them. It is fetched with the first call that needs it: see `images.ts`. */
export const moreImages: MoreImages = { images: IMAGES, publishedAs };
