import { joiningOnWindows, joiningUserData } from "../../aws/joiningUserData.ts";

/** An image that a form offers, by the public parameter under which AWS keeps its newest id. */
export interface ImageChoice {
  readonly parameter: string;
  readonly label: string;
  readonly isWindows: boolean;
}

const LINUX = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";
const WINDOWS = "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server";

/** ECS-optimized first; a plain one starts no agent, and so never registers. */
export const LINUX_IMAGES: readonly ImageChoice[] = [
  { parameter: LINUX, label: "Amazon Linux 2023, ECS-optimized", isWindows: false },
  { parameter: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64", label: "Amazon Linux 2023, without the ECS agent", isWindows: false },
];

export const WINDOWS_IMAGES: readonly ImageChoice[] = [
  { parameter: `${WINDOWS}-2022-English-Core-ECS_Optimized/image_id`, label: "Windows Server 2022 Core, ECS-optimized", isWindows: true },
  { parameter: `${WINDOWS}-2022-English-Full-ECS_Optimized/image_id`, label: "Windows Server 2022 Full, ECS-optimized", isWindows: true },
  { parameter: `${WINDOWS}-2019-English-Full-ECS_Optimized/image_id`, label: "Windows Server 2019 Full, ECS-optimized", isWindows: true },
  { parameter: `${WINDOWS}-2022-English-Full-Base`, label: "Windows Server 2022 Full, without the ECS agent", isWindows: true },
];

/** The image for a type: ECS-optimized Linux is published for Arm as well. */
export function parameterFor(parameter: string, instanceType: string): string {
  return parameter === LINUX && isArm(instanceType) ? LINUX.replace("/recommended", "/arm64/recommended") : parameter;
}

/** Types with a g behind their generation are Arm. */
export function isArm(instanceType: string): boolean {
  return /^[a-z]+\d+[a-z]*g/.test(instanceType);
}

/** User data with which an instance of the image joins a cluster. */
export function userDataFor(parameter: string, clusterName: string): string {
  return WINDOWS_IMAGES.some((image) => image.parameter === parameter) ? joiningOnWindows(clusterName) : joiningUserData(clusterName);
}
