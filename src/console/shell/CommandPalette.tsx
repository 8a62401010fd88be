import { Command as Menu } from "cmdk";
import { type ReactNode, useMemo, useState } from "react";
import { offersOn } from "../graph/offersOn.ts";
import { tablesNow } from "../store/replica.ts";
import { select, selection } from "../store/selection.ts";
import { changeSettings } from "../store/settings.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { Tag } from "../ui/Tag.tsx";
import { COMMANDS, type Command } from "./commands.ts";
import { type Found, findThings } from "./search.ts";

/** One field to reach everything: operations of what is selected, commands, and every thing there is, by name. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState("");
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word));

  const operations = useMemo(() => offersOn(selection.getState().selected), []).filter((one) => fits(`${one.label} ${one.operation}`));
  const commands = COMMANDS.filter(({ title, group }) => fits(`${title} ${group}`));
  const things = useMemo(() => (query.trim() === "" ? [] : findThings(tablesNow(), query)), [query]);

  /** The palette is gone before the deed, so that a dialog it opens gets the focus. */
  const closeAnd = (run: () => void) => () => {
    onClose();
    setTimeout(run);
  };

  return (
    <Dialog title="Search and commands" onClose={onClose} bare>
      <Menu shouldFilter={false} loop label="Search and commands" className="flex max-h-[min(70vh,32rem)] flex-col">
        <Menu.Input
          value={query}
          onValueChange={setQuery}
          placeholder="Search or run a command"
          className="h-11 shrink-0 border-b border-line px-4 text-md outline-none placeholder:text-ink-3"
        />
        <Menu.List className="min-h-0 flex-1 overflow-y-auto p-1.5">
          <Menu.Empty className="px-3 py-6 text-center text-ink-2">Nothing is called that.</Menu.Empty>
          <Group heading="Operations on the selection">
            {operations.map((one) => (
              <Line key={one.label} value={`operation ${one.label}`} onSelect={closeAnd(one.run)}>
                {one.label}
                <Note>{one.operation}</Note>
              </Line>
            ))}
          </Group>
          <Group heading="Go to">
            {things.map((found) => (
              <Thing key={found.ref.id} found={found} onSelect={closeAnd(() => goTo(found))} />
            ))}
          </Group>
          <Group heading="Commands">
            {commands.map((one) => (
              <CommandLine key={one.id} command={one} onSelect={closeAnd(one.run)} />
            ))}
          </Group>
        </Menu.List>
      </Menu>
    </Dialog>
  );
}

function goTo({ ref }: Found): void {
  select(ref);
  changeSettings({ rightOpen: true });
}

/** A heading over nothing is left out. */
function Group({ heading, children }: { readonly heading: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <Menu.Group heading={heading} className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-ink-3">
      {children}
    </Menu.Group>
  );
}

function Thing({ found, onSelect }: { readonly found: Found; readonly onSelect: () => void }) {
  return (
    <Line value={found.ref.id} onSelect={onSelect}>
      <span className="truncate font-medium">{found.name}</span>
      <span className="truncate text-ink-3">{found.detail}</span>
      {found.stoppedAt !== null && <Tag>STOPPED</Tag>}
      <Note>{found.kind}</Note>
    </Line>
  );
}

function CommandLine({ command, onSelect }: { readonly command: Command; readonly onSelect: () => void }) {
  return (
    <Line value={`command ${command.id}`} onSelect={onSelect}>
      {command.title}
      <Note>{command.keys[0] !== undefined && <Kbd keys={command.keys[0]} />}</Note>
    </Line>
  );
}

function Line({ value, onSelect, children }: { readonly value: string; readonly onSelect: () => void; readonly children: ReactNode }) {
  return (
    <Menu.Item
      value={value}
      onSelect={onSelect}
      className="flex h-8 cursor-default items-center gap-2 rounded-control px-2.5 data-[selected=true]:bg-hover"
    >
      {children}
    </Menu.Item>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return <span className="ml-auto shrink-0 pl-4 text-xs text-ink-3">{children}</span>;
}
