import type { Tables } from "../../store/replica.ts";
import { firstFree } from "../choices.ts";
import { LINUX_IMAGES, userDataFor, WINDOWS_IMAGES } from "../machineImages.ts";

/** The templates of the ECS console as it was for years, and the empty cluster. ECS guide of 2023, "Creating a cluster". */
export const TEMPLATES = [
  { value: "empty", label: "Empty" },
  { value: "networking", label: "Networking only" },
  { value: "linux", label: "EC2 Linux + Networking" },
  { value: "windows", label: "EC2 Windows + Networking" },
] as const;

export type Template = (typeof TEMPLATES)[number]["value"];

/** A VPC or a security group that the template makes; another value is the id of one that stands. */
export const NEW = "new";

/** Instances without a role: their agent may not register. */
export const NO_ROLE = "";

/** What the form asks; null in a number means an empty field. */
export interface TemplateDraft {
  readonly template: Template;
  readonly clusterName: string;
  readonly image: string;
  readonly instanceType: string;
  readonly count: number | null;
  readonly keyName: string;
  /** null: as it follows from image and cluster. */
  readonly userData: string | null;
  readonly vpc: string;
  readonly cidr: string;
  readonly subnetCidrs: readonly [string, string];
  readonly securityGroup: string;
  /** null: no rule at all. */
  readonly port: number | null;
  readonly source: string;
  /** The name of an instance profile. */
  readonly role: string;
}

/** The console's own defaults of those days, and names that are free. */
export function templateDraftFor(template: Template, tables: Tables): TemplateDraft {
  const taken = new Set<string>();
  for (const { clusterName, status } of tables["ecs.clusters"].values()) if (status === "ACTIVE") taken.add(clusterName);
  return {
    ...imageOf(template),
    template,
    clusterName: firstFree("prod", taken),
    count: 2,
    keyName: "",
    userData: null,
    vpc: NEW,
    cidr: "10.0.0.0/16",
    subnetCidrs: ["10.0.0.0/24", "10.0.1.0/24"],
    securityGroup: NEW,
    port: 80,
    source: "0.0.0.0/0",
    role: "ecsInstanceRole",
  };
}

/** What another template changes: the system, and so the image and what runs on it. */
export function imageOf(template: Template): Pick<TemplateDraft, "image" | "instanceType" | "userData"> {
  const [image] = template === "windows" ? WINDOWS_IMAGES : LINUX_IMAGES;
  return { image: image?.parameter ?? "", instanceType: template === "windows" ? "m5.large" : "t3.medium", userData: null };
}

/** A cluster without a name is called default. */
export const clusterOf = ({ clusterName }: TemplateDraft): string => clusterName || "default";

export const userDataOf = (draft: TemplateDraft): string => draft.userData ?? userDataFor(draft.image, clusterOf(draft));

/** Whether the template launches instances. */
export const hasInstances = ({ template }: Pick<TemplateDraft, "template">): boolean => template === "linux" || template === "windows";
