import { Field } from "../ui/Field.tsx";

export interface UserDataProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly isWindows: boolean;
}

/** The script of an instance's first boot. */
export function UserData({ value, onChange, error, isWindows }: UserDataProps) {
  const hint = isWindows
    ? "Runs at the first boot. Initialize-ECSAgent starts the agent and names the cluster; without it no agent starts."
    : "Runs at the first boot. ECS_CLUSTER names the cluster; without it the agent takes default.";
  return (
    <Field label="User data" hint={hint} error={error}>
      {(ids) => (
        <textarea
          {...ids}
          rows={4}
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="w-full resize-y rounded-control border border-line-2 bg-surface px-2.25 py-1.5 font-mono text-xs leading-5 aria-invalid:border-bad"
        />
      )}
    </Field>
  );
}
