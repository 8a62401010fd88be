import { Checkbox } from "../../ui/Checkbox.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { errorAt } from "../FormDialog.tsx";
import { MetricFields, type PolicyFieldsProps } from "./MetricFields.tsx";

/** What target tracking holds a metric at, and how fast. */
export function TrackingFields(props: PolicyFieldsProps) {
  const { draft, set, submission } = props;
  return (
    <>
      <MetricFields {...props} />
      <div className="grid grid-cols-3 gap-3">
        <NumberInput label="Target value" step="any" value={draft.target} onChange={(target) => set({ target })} error={errorAt(submission, "TargetValue")} />
        <NumberInput label="Scale-out cooldown" unit="s" min={0} placeholder="300" value={draft.outCooldown} onChange={(outCooldown) => set({ outCooldown })} error={errorAt(submission, "ScaleOutCooldown")} />
        <NumberInput label="Scale-in cooldown" unit="s" min={0} placeholder="300" value={draft.inCooldown} onChange={(inCooldown) => set({ inCooldown })} error={errorAt(submission, "ScaleInCooldown")} />
      </div>
      <Checkbox checked={!draft.scalesIn} onChange={(isOff) => set({ scalesIn: !isOff })}>
        Disable scale-in
      </Checkbox>
    </>
  );
}
