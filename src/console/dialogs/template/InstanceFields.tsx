import { useInstanceTypes } from "../../store/instanceTypes.ts";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import { isArm, LINUX_IMAGES, WINDOWS_IMAGES } from "../machineImages.ts";
import { Section } from "../Section.tsx";
import { typeOptions } from "../typeOptions.ts";
import { UserData } from "../UserData.tsx";
import { NO_ROLE, userDataOf } from "./templateDraft.ts";
import type { PartProps } from "./templatePart.ts";

/** What the instances of a template are like, and in which role their agent acts. */
export function InstanceFields({ draft, set, submission, tables, isDone }: PartProps) {
  const isWindows = draft.template === "windows";
  const offers = useInstanceTypes().filter(({ instanceType }) => !isWindows || !isArm(instanceType));
  const images = isWindows ? WINDOWS_IMAGES : LINUX_IMAGES;
  const profiles = [...tables["iam.instanceProfiles"].values()].map(({ instanceProfileName }) => instanceProfileName);
  const roles = [...new Set(["ecsInstanceRole", ...profiles])].map((name) => ({ value: name, label: name }));
  return (
    <Section title="Instances" isDone={isDone("instances")}>
      <Select label="AMI" value={draft.image} onChange={(image) => set({ image })} options={images.map(({ parameter, label }) => ({ value: parameter, label }))} error={errorAt(submission, "image")} />
      <div className="grid grid-cols-[1fr_96px] gap-3">
        <Select
          label="Instance type"
          value={draft.instanceType}
          onChange={(instanceType) => set({ instanceType })}
          options={typeOptions(offers, draft.instanceType)}
          error={errorAt(submission, "instanceType")}
        />
        <NumberInput label="Count" min={1} value={draft.count} onChange={(count) => set({ count })} error={errorAt(submission, "count")} />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="Container instance role"
          value={draft.role}
          onChange={(role) => set({ role })}
          options={[...roles, { value: NO_ROLE, label: "None" }]}
          hint={draft.role === NO_ROLE ? "Without a role the agent may not register." : undefined}
          error={errorAt(submission, "role")}
        />
        <TextInput label="Key pair" value={draft.keyName} onChange={(keyName) => set({ keyName })} hint="Left empty, nobody can log in." error={errorAt(submission, "keyName")} />
      </div>
      <UserData value={userDataOf(draft)} onChange={(userData) => set({ userData })} error={errorAt(submission, "userData")} isWindows={isWindows} />
    </Section>
  );
}
