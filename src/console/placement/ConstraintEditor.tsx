import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { PlacementConstraintType } from "../../aws/generated/ecs.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { FieldError } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { type ConstraintDraft, CONSTRAINTS_MAX, nextId } from "./placementDraft.ts";
import type { KnownInstance } from "./instanceFacts.ts";
import { QueryField } from "./QueryField.tsx";
import { useInstanceFacts } from "./useInstanceFacts.ts";

export interface ConstraintEditorProps {
  readonly constraints: readonly ConstraintDraft[];
  readonly onChange: (constraints: readonly ConstraintDraft[]) => void;
  readonly clusterArn: string;
  /** Expressions that the task definition brings along; they count among the ten. */
  readonly fromDefinition: readonly string[];
  /** AWS's refusal. */
  readonly error?: string | undefined;
}

/** What an instance must be for tasks to go there: all of it binds. */
export function ConstraintEditor({ constraints, onChange, clusterArn, fromDefinition, error }: ConstraintEditorProps) {
  const instances = useInstanceFacts(clusterArn);
  const [added, setAdded] = useState<number | null>(null);
  const isFull = constraints.length + fromDefinition.length >= CONSTRAINTS_MAX;
  const add = () => {
    const id = nextId(constraints);
    setAdded(id);
    onChange([...constraints, { id, type: "memberOf", expression: "" }]);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="float-left w-full text-xs font-medium text-ink-2">Placement constraints</legend>
      {fromDefinition.map((expression, at) => (
        <p key={at} className="rounded-card border border-line bg-surface-2 px-2.5 py-1.5 text-xs text-ink-2">
          The task definition asks for <code className="font-mono wrap-anywhere text-ink">{expression}</code>
        </p>
      ))}
      {constraints.length === 0 && fromDefinition.length === 0 && <p className="text-xs text-ink-3">None: any instance with room may take a task.</p>}
      {constraints.length > 0 && (
        <ul aria-label="Placement constraints" className="flex flex-col gap-1.5">
          {constraints.map((constraint, at) => (
            <li key={constraint.id} className="rounded-card border border-line bg-surface p-1.5">
              <Row
                constraint={constraint}
                at={at}
                instances={instances}
                autoFocus={constraint.id === added}
                onChange={(next) => onChange(constraints.with(at, next))}
                onRemove={() => onChange(constraints.toSpliced(at, 1))}
              />
            </li>
          ))}
        </ul>
      )}
      <FieldError>{error}</FieldError>
      <div className="flex items-center gap-2">
        <Button size="sm" disabled={isFull} onClick={add}>
          <Plus aria-hidden size={12} />
          Add a constraint
        </Button>
        {constraints.length + fromDefinition.length > 0 && (
          <span className="text-xs text-ink-3">
            {constraints.length + fromDefinition.length} of {CONSTRAINTS_MAX}
          </span>
        )}
      </div>
    </fieldset>
  );
}

interface RowProps {
  readonly constraint: ConstraintDraft;
  readonly at: number;
  readonly instances: readonly KnownInstance[];
  readonly autoFocus: boolean;
  readonly onChange: (constraint: ConstraintDraft) => void;
  readonly onRemove: () => void;
}

function Row({ constraint, at, instances, autoFocus, onChange, onRemove }: RowProps) {
  const type = (
    <Select
      label={`Type of constraint ${at + 1}`}
      labelHidden
      className="w-36 shrink-0"
      value={constraint.type}
      onChange={(chosen) => onChange({ id: constraint.id, type: chosen as PlacementConstraintType, expression: "" })}
      options={TYPES}
    />
  );
  const remove = <IconButton size="sm" icon={X} label={`Remove constraint ${at + 1}`} onClick={onRemove} />;
  if (constraint.type === "distinctInstance") {
    return (
      <div className="flex items-center gap-2">
        {type}
        <p className="ml-auto text-xs text-ink-2">No two tasks on one instance</p>
        {remove}
      </div>
    );
  }
  return (
    <QueryField
      label={`Expression of constraint ${at + 1}`}
      value={constraint.expression}
      onChange={(expression) => onChange({ ...constraint, expression })}
      instances={instances}
      autoFocus={autoFocus}
      lead={type}
      trail={remove}
    />
  );
}

const TYPES = [
  { value: "memberOf", label: "memberOf" },
  { value: "distinctInstance", label: "distinctInstance" },
];
