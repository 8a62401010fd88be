export interface TextFieldProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Where something can be pasted, or typed. */
export function TextField({ text, onChange }: TextFieldProps) {
  return (
    <textarea
      // It was asked for, so the focus belongs here.
      ref={(element) => element?.focus()}
      aria-label="JSON to import"
      rows={14}
      spellCheck={false}
      placeholder={'{ "family": "web", "containerDefinitions": [ … ] }\n\n$ aws ecs describe-container-instances …'}
      value={text}
      onChange={({ target }) => onChange(target.value)}
      className="block w-full rounded-control border border-line-2 bg-surface-2 p-3 font-mono text-xs"
    />
  );
}
