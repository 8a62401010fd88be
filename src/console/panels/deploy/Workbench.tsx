import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { navigate } from "wouter/use-hash-location";
import type { RegisterTaskDefinitionRequest } from "../../../aws/generated/ecs.ts";
import { Refusal } from "../../dialogs/Refusal.tsx";
import { isKept } from "../../store/drafts.ts";
import { nameIn } from "../../store/names.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { classNames } from "../../ui/classNames.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { analyse, type DraftProblem } from "./analysis.ts";
import { announce } from "./announce.ts";
import { EditingProvider, editingOf } from "./editing.ts";
import { FormColumn } from "./FormColumn.tsx";
import type { CodeEditorHandle } from "./json/CodeEditor.tsx";
import { JsonColumn } from "./JsonColumn.tsx";
import { marksFor } from "./marks.ts";
import { useRegistration } from "./registration.ts";
import { SideColumn } from "./side/SideColumn.tsx";
import { Toolbar } from "./Toolbar.tsx";
import { useComparison } from "./useComparison.ts";
import type { EditedDraft } from "./useEditedDraft.ts";
import { useFamilyUse } from "./useFamilyUse.ts";
import { useLastReadable } from "./useLastReadable.ts";
import { useSaveKey } from "./useSaveKey.ts";

export interface WorkbenchProps {
  readonly family: string | null;
  readonly draft: EditedDraft;
}

/** The editor with its three columns. */
export function Workbench({ family, draft }: WorkbenchProps) {
  const { text, verbs } = draft;
  const analysis = useMemo(() => analyse(text), [text]);
  const readable = useLastReadable(analysis);
  const toolbar = useRef<HTMLDivElement>(null);
  const { editor, view, setView, show } = useViews();
  const named = familyIn(readable.input) || (family ?? "");
  const use = useFamilyUse(named);
  const comparison = useComparison({ draft, analysis: readable, family: named });
  const { register, ...registration } = useRegistration();
  const hue = use.services[0] === undefined ? null : serviceHue(use.services[0]);
  const firstError = analysis.problems.find(({ severity }) => severity === "error");
  const editing = useMemo(() => editingOf(readable, { ...verbs, show }), [readable, verbs, show]);
  const marks = useMemo(() => marksFor(analysis, editing, verbs.setText), [analysis, editing, verbs]);

  async function registerDraft(alsoUpdate: boolean) {
    if (analysis.input === null || analysis.errorCount > 0) return show(firstError);
    if (registration.isBusy) return;
    const services = alsoUpdate ? use.chosen : [];
    const made = await register(analysis.input, services.map((service) => ({ service, percents: use.percents.get(service.serviceArn) })));
    if (made === null) return;
    verbs.discard();
    announce({ ...made, updated: services.map(({ serviceArn }) => serviceArn).filter((arn) => !made.refusals.has(arn)), refusedCount: made.refusals.size });
    const registered = nameIn(made.arn).split(":")[0] ?? "";
    if (registered !== family) navigate(`/task-definitions/${registered}`);
  }
  useSaveKey(() => void registerDraft(use.chosen.length > 0));

  return (
    <EditingProvider value={editing}>
      <main data-region="editor" tabIndex={-1} aria-label="Task definition editor" className="flex min-h-0 flex-1 flex-col bg-surface">
        <Toolbar
          ref={toolbar}
          family={named}
          hue={hue}
          isNewFamily={comparison.revisions.length === 0}
          basedOn={draft.basedOn}
          errorCount={analysis.errorCount}
          isTouched={draft.isTouched}
          isBusy={registration.isBusy}
          serviceCount={use.chosen.length}
          onShowError={() => show(firstError)}
          onDiscard={verbs.discard}
          onRegister={(alsoUpdate) => void registerDraft(alsoUpdate)}
        />
        {registration.refusal !== null && (
          <div className="shrink-0 border-b border-line px-4 py-2">
            <Refusal {...registration.refusal} />
          </div>
        )}
        <ViewChoice view={view} onChange={setView} />
        <div className="grid min-h-0 flex-1 grid-cols-1 grid-rows-1 lg:grid-cols-[minmax(340px,36%)_minmax(0,1fr)_minmax(290px,26.5%)]">
          <Column isShown={view === "form"}>
            <FormColumn isNewFamily={family === null} hue={hue} fault={analysis.fault} onShowFault={() => show(firstError)} />
          </Column>
          <Column isShown={view === "json"}>
            <JsonColumn ref={editor} text={text} input={analysis.input} isKept={isKept(draft)} marks={marks} changedLines={comparison.changedLines} onText={verbs.setText} onEscape={() => toolbar.current?.querySelector("button")?.focus()} />
          </Column>
          <Column isShown={view === "side"}>
            <SideColumn
              family={named}
              revisions={{ ...comparison, tasks: use.tasks, errorCount: analysis.errorCount, isTouched: draft.isTouched, onBeginFrom: verbs.beginFrom }}
              lines={comparison.lines}
              words={comparison.words}
              services={{ services: use.services, nextRevision: comparison.nextRevision, isChosen: (one) => use.chosen.includes(one), onChoose: use.choose, percents: use.percents, onPercents: use.setPercents, input: analysis.errorCount > 0 ? null : analysis.input, refusals: registration.serviceRefusals }}
            />
          </Column>
        </div>
      </main>
    </EditingProvider>
  );
}

/** The family that would be registered, which the JSON may change; "" while it has none. */
function familyIn(input: RegisterTaskDefinitionRequest | null): string {
  const family: unknown = input?.family;
  return typeof family === "string" ? family : "";
}

type View = "form" | "json" | "side";

/** Which column a narrow window shows, and the way to a place in the text. */
function useViews() {
  const editor = useRef<CodeEditorHandle>(null);
  const [view, setView] = useState<View>("form");
  const show = useCallback((problem: DraftProblem | undefined) => {
    if (problem === undefined) return;
    setView("json");
    // The column must be there before the focus can go into it.
    requestAnimationFrame(() => editor.current?.show(problem.from, problem.to));
  }, []);
  return { editor, view, setView, show };
}

function ViewChoice({ view, onChange }: { readonly view: View; readonly onChange: (view: View) => void }) {
  return (
    <div className="flex shrink-0 justify-center border-b border-line py-1.5 lg:hidden">
      <Segmented
        label="What is shown"
        value={view}
        onChange={onChange}
        options={[
          { value: "form", label: "Form" },
          { value: "json", label: "JSON" },
          { value: "side", label: "Revisions and services" },
        ]}
      />
    </div>
  );
}

function Column({ isShown, children }: { readonly isShown: boolean; readonly children: ReactNode }) {
  return <div className={classNames("min-h-0 min-w-0 flex-col border-line lg:flex lg:border-l lg:first:border-l-0", isShown ? "flex" : "hidden")}>{children}</div>;
}
