import { Pencil, Trash2 } from "lucide-react";
import { IconButton } from "../../../ui/IconButton.tsx";

export interface EditOrDeleteProps {
  /** What is edited or deleted. */
  readonly name: string;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** Two small buttons behind something that a person made. */
export function EditOrDelete({ name, onEdit, onDelete }: EditOrDeleteProps) {
  return (
    <span className="flex shrink-0">
      <IconButton size="sm" icon={Pencil} label={`Edit ${name}`} onClick={onEdit} />
      <IconButton size="sm" icon={Trash2} label={`Delete ${name}`} onClick={onDelete} />
    </span>
  );
}
