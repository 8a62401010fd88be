import type { Path } from "../../../../aws/problem.ts";
import { HEALTH_CHECK_DEFAULTS } from "../../../../aws/rules/healthCheck.ts";
import { classNames } from "../../../ui/classNames.ts";
import { CONTROL, Field } from "../../../ui/Field.tsx";
import { useEditing } from "../editing.ts";
import { DraftNumber, FieldRow } from "./fields.tsx";

/** healthCheck: a command inside the container, and how often it is run. Without a command there is no check. */
export function HealthCheckFields({ path }: { readonly path: Path }) {
  const { valueAt } = useEditing();
  const at = (member: string) => [...path, member];
  const hasCheck = valueAt(path) !== undefined;
  return (
    <>
      <FieldRow paths={[path, at("command")]} columns="grid-cols-1">
        <Command path={path} />
      </FieldRow>
      {hasCheck && (
        <FieldRow paths={[at("interval"), at("timeout"), at("retries"), at("startPeriod")]} columns="grid-cols-4">
          <DraftNumber label="Every" path={at("interval")} unit="s" placeholder={String(HEALTH_CHECK_DEFAULTS.interval)} />
          <DraftNumber label="Timeout" path={at("timeout")} unit="s" placeholder={String(HEALTH_CHECK_DEFAULTS.timeout)} />
          <DraftNumber label="Retries" path={at("retries")} placeholder={String(HEALTH_CHECK_DEFAULTS.retries)} />
          <DraftNumber label="Start period" path={at("startPeriod")} unit="s" placeholder="0" />
        </FieldRow>
      )}
    </>
  );
}

/** A command line for a shell; a command that is a list of words is shown, and edited, as that list. */
function Command({ path }: { readonly path: Path }) {
  const { valueAt, edit } = useEditing();
  const command = valueAt([...path, "command"]);
  return (
    <Field label="Health check" hint={command === undefined ? "Without one the container's health is UNKNOWN." : undefined}>
      {(ids) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...ids}
          placeholder="curl -f http://localhost/ || exit 1"
          value={commandText(command)}
          onChange={({ target }) => edit(target.value === "" ? path : [...path, "command"], target.value === "" ? undefined : commandFrom(target.value))}
          className={classNames(CONTROL, "font-mono text-xs")}
        />
      )}
    </Field>
  );
}

function commandText(command: unknown): string {
  if (!Array.isArray(command)) return typeof command === "string" ? command : "";
  return command.length === 2 && command[0] === "CMD-SHELL" ? String(command[1]) : JSON.stringify(command);
}

function commandFrom(text: string): readonly unknown[] {
  if (text.startsWith("[")) {
    try {
      const words: unknown = JSON.parse(text);
      if (Array.isArray(words)) return words;
    } catch {
      // While it is typed it is no list yet.
    }
  }
  return ["CMD-SHELL", text];
}
