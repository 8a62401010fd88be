import { type FormEvent, useState } from "react";
import type { Answer, Rows } from "../../../../bridge/protocol.ts";
import { perform } from "../../../store/calls.ts";
import { nameIn } from "../../../store/names.ts";
import { Button } from "../../../ui/Button.tsx";
import { TextInput } from "../../../ui/TextInput.tsx";
import { Refused } from "../Refused.tsx";

/** Gives an instance an attribute of one's own; what AWS refuses is said in its words. */
export function AddAttribute({ instance }: { readonly instance: Rows["ecs.containerInstances"] }) {
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const [refusal, setRefusal] = useState<(Answer & { readonly ok: false }) | null>(null);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const target = { targetType: "container-instance", targetId: nameIn(instance.containerInstanceArn) } as const;
    const attribute = { name, ...(value === "" ? {} : { value }), ...target };
    const answer = await perform("ecs", "PutAttributes", { cluster: nameIn(instance.clusterArn), attributes: [attribute] });
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    setName("");
    setValue("");
  };
  return (
    <form aria-label="Add an attribute" noValidate onSubmit={(event) => void onSubmit(event)} className="mt-1.5">
      <div className="flex items-end gap-1.5">
        <TextInput label="Attribute name" labelHidden placeholder="stack" mono className="flex-1" value={name} onChange={setName} />
        <TextInput label="Value" labelHidden placeholder="prod" className="flex-1" value={value} onChange={setValue} />
        <Button type="submit" title="PutAttributes" disabled={name === ""}>
          Add
        </Button>
      </div>
      {refusal !== null && (
        <div className="mt-1.5">
          <Refused code={refusal.code} message={refusal.message} />
        </div>
      )}
    </form>
  );
}
