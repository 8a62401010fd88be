import { useTable, tablesNow } from "../../store/replica.ts";
import { Select } from "../../ui/Select.tsx";
import { NEW_ROLE, roleChoices, type UsualRole, usualRoleArn } from "./roles.ts";

export interface RoleSelectProps {
  readonly label: string;
  readonly usual: UsualRole;
  readonly value: string;
  readonly onChange: (roleArn: string) => void;
  readonly hint?: string;
  readonly error: string | undefined;
}

/** A role that a service of AWS acts in; the usual one is made where it is missing. */
export function RoleSelect({ usual, value, onChange, ...text }: RoleSelectProps) {
  useTable("iam.roles");
  const tables = tablesNow();
  return <Select {...text} value={value === NEW_ROLE ? usualRoleArn(usual, tables) : value} onChange={onChange} options={roleChoices(usual, tables)} />;
}
