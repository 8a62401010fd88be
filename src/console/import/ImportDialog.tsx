import { useMemo, useState } from "react";
import type { Finding, TaskDefinitionFinding } from "../../aws/import/finding.ts";
import { importText, type TextImport } from "../../aws/import/importText.ts";
import { navigate } from "wouter/use-hash-location";
import { openFile } from "../sessions/present.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { onDemand } from "../ui/onDemand.ts";
import { AccountDialog } from "./account/AccountDialog.tsx";
import { describesAccount } from "./account/describesAccount.ts";
import { ServiceCard } from "./ServiceCard.tsx";
import type { Source } from "./source.ts";
import { StrangeCard } from "./StrangeCard.tsx";
import { TaskDefinitionCard } from "./TaskDefinitionCard.tsx";
import { mayBeTemplate } from "./sniffTemplate.ts";
import { TextField } from "./TextField.tsx";
import { FaultBox, NoteList } from "./TextNotes.tsx";

export interface ImportDialogProps {
  readonly sources: readonly Source[];
  readonly onClose: () => void;
}

/** With it come the reader of YAML and all that is known of templates. */
const TemplateCard = onDemand(() => import("./TemplateCard.tsx").then((module) => module.TemplateCard));

/** What came in, what of it is understood, and what can be done with it. Nothing happens until a button is pressed. */
export function ImportDialog({ sources, onClose }: ImportDialogProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const given = useMemo(() => (typed === null ? sources : [{ name: "", text: typed }]), [sources, typed]);
  const [draft, setDraft] = useState("");
  const [inParts, setInParts] = useState(false);
  const asks = given.every(({ text }) => text.trim() === "");
  if (asks && given.length === 1) return <AskForText draft={draft} onText={setTyped} onClose={onClose} />;
  const ask = (text: string) => {
    setDraft(text);
    setTyped("");
    setInParts(false);
  };
  const back = () => ask("");
  if (!inParts && given.some(({ text }) => describesAccount(text) && !mayBeTemplate(text))) return <AccountDialog sources={given} onClose={onClose} onBack={back} onParts={() => setInParts(true)} onMend={() => ask(given[0]?.text ?? "")} />;
  return <Found sources={given} onClose={onClose} onBack={back} />;
}

function AskForText({ draft, onText, onClose }: { readonly draft: string; readonly onText: (text: string) => void; readonly onClose: () => void }) {
  const [text, setText] = useState(draft);
  return (
    <Dialog
      title="Import"
      description="Task definitions, containers, services, as input of the command line; templates of CloudFormation, and what terraform show -json prints; or answers of describe- commands, and whole terminal transcripts, which become a cluster."
      width="lg"
      onClose={onClose}
      footer={
        <Button variant="primary" disabled={text.trim() === ""} onClick={() => onText(text)}>
          Look at it
        </Button>
      }
    >
      <TextField text={text} onChange={setText} />
    </Dialog>
  );
}

interface Read extends TextImport {
  readonly name: string;
  /** The text, where it may be a template as a whole. */
  readonly template: string | null;
}

interface FoundProps extends ImportDialogProps {
  readonly onBack: () => void;
}

function Found({ sources, onClose, onBack }: FoundProps) {
  const reads = useMemo(() => sources.map(({ name, text }): Read => ({ name, ...importText(text, stem(name)), template: mayBeTemplate(text) ? text : null })), [sources]);
  const findings = reads.flatMap((read) => read.findings);
  return (
    <Dialog title={titleFor(findings, reads)} description={descriptionFor(findings, reads)} width="lg" onClose={onClose} footer={<Footer onBack={onBack} onClose={onClose} />}>
      <div className="flex flex-col gap-3">
        {reads.map((read, i) => (
          <div key={i} className="flex flex-col gap-3">
            {reads.length > 1 && <h3 className="font-mono text-xs text-ink-3">{read.name}</h3>}
            {read.template !== null && <TemplateCard text={read.template} name={stem(read.name)} onClose={onClose} />}
            {read.fault !== null && read.template === null && <FaultBox fault={read.fault} goesOn={read.findings.some(({ kind }) => kind !== "strange")} />}
            {read.template !== null && shown(read).length > 0 && <h3 className="text-ink-2">Or parts of it, one by one:</h3>}
            {shown(read).map((finding, place) => (
              <FindingCard key={place} finding={finding} others={findings} onClose={onClose} />
            ))}
            {read.template === null && <NoteList notes={read.notes} />}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

/** Where a text makes no sense, or is a template as a whole, it need not be said that a part of it is nothing. */
function shown({ findings, fault, template }: Read): readonly Finding[] {
  return fault === null && template === null ? findings : findings.filter(({ kind }) => kind !== "strange");
}

function FindingCard({ finding, others, onClose }: { readonly finding: Finding; readonly others: readonly Finding[]; readonly onClose: () => void }) {
  switch (finding.kind) {
    case "taskDefinition":
      return <TaskDefinitionCard finding={finding} onClose={onClose} />;
    case "service":
      return <ServiceCard finding={finding} definitions={others.filter((one): one is TaskDefinitionFinding => one.kind === "taskDefinition")} onClose={onClose} />;
    case "session":
      return <SessionCard value={finding.value} onClose={onClose} />;
    case "strange":
      return <StrangeCard finding={finding} />;
  }
}

function SessionCard({ value, onClose }: { readonly value: unknown; readonly onClose: () => void }) {
  async function open() {
    onClose();
    if (await openFile(value, { from: "What you pasted" })) navigate("/");
  }
  return (
    <div className="flex items-center gap-3 rounded-card border border-line p-3">
      <p className="flex-1">A session of ECS Playground. Opening it puts the present one aside; it is kept.</p>
      <Button variant="primary" onClick={() => void open()}>
        Open session
      </Button>
    </div>
  );
}

function Footer({ onBack, onClose }: { readonly onBack: () => void; readonly onClose: () => void }) {
  return (
    <>
      <Button variant="ghost" onClick={onBack} className="mr-auto">
        Import something else
      </Button>
      <Button onClick={onClose}>Close</Button>
    </>
  );
}

function titleFor(findings: readonly Finding[], reads: readonly Read[]): string {
  if (reads.some(({ template }) => template !== null)) return reads.length === 1 ? "Import a template" : "Import templates";
  const count = (kind: Finding["kind"], one: string, many: string) => {
    const found = findings.filter((finding) => finding.kind === kind).length;
    return found === 0 ? "" : found === 1 ? `1 ${one}` : `${found} ${many}`;
  };
  const words = [count("taskDefinition", "task definition", "task definitions"), count("service", "service", "services"), count("session", "session", "sessions")].filter((word) => word !== "");
  return words.length === 0 ? "Nothing to import" : `Import ${words.join(" and ")}`;
}

function descriptionFor(findings: readonly Finding[], reads: readonly Read[]): string {
  const [only] = findings;
  if (reads.length === 1 && reads[0]?.template === null && findings.length === 1 && only !== undefined && only.kind !== "strange") return `This is ${only.what}.`;
  return "Your session is as it was; nothing happens until you say so.";
}

/** A file's name without its ending. */
function stem(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,8}$/, "");
}
