import { useMemo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { discardDraft, draftFor, NEW_FAMILY, useDraft, writeDraft } from "../../store/drafts.ts";
import { useTable } from "../../store/replica.ts";
import { baseOf, NEW_DEFINITION, revisionsOf, textOfRevision } from "./draftText.ts";

type Revision = Rows["ecs.taskDefinitions"];

/** The draft in the editor: the text, where it comes from, and whether it is more than that. */
export interface EditedDraft {
  readonly text: string;
  /** Whether somebody wrote anything that would be lost. */
  readonly isTouched: boolean;
  /** The revision it was begun from; null: from nothing, or from one that this session does not have. */
  readonly base: Revision | null;
  /** The name of that revision, also when it is not there. */
  readonly basedOn: string | null;
  /** Revisions of the family whose page this is, the newest first. */
  readonly revisions: readonly Revision[];
  readonly verbs: DraftVerbs;
}

/** What can be done with a draft. They stay the same while the draft grows. */
export interface DraftVerbs {
  /** The text now, also while the page has not been drawn since the last change. */
  readonly textNow: () => string;
  readonly setText: (text: string) => void;
  /** Begins anew from a revision. */
  readonly beginFrom: (revision: Revision) => void;
  readonly discard: () => void;
}

/** The draft for a family, or for a new one (null). undefined: there is neither such a family nor a draft for it. */
export function useEditedDraft(family: string | null): EditedDraft | undefined {
  const key = family ?? NEW_FAMILY;
  const rows = useTable("ecs.taskDefinitions");
  const draft = useDraft(key);
  const revisions = useMemo(() => (family === null ? [] : revisionsOf(rows.values(), family)), [rows, family]);
  const usual = baseOf(revisions);
  const start = useMemo(() => (usual === undefined ? NEW_DEFINITION : textOfRevision(usual)), [usual]);
  const basedOn = draft === undefined ? (usual?.taskDefinitionArn ?? null) : draft.basedOn;
  const verbs = useMemo(() => verbsFor({ key, basedOn, start }), [key, basedOn, start]);
  if (draft === undefined && family !== null && usual === undefined) return undefined;
  return {
    text: draft?.text ?? start,
    isTouched: draft !== undefined && draft.text !== start,
    base: basedOn === null ? null : (rows.get(basedOn) ?? null),
    basedOn,
    revisions,
    verbs,
  };
}

interface Beginning {
  readonly key: string;
  readonly basedOn: string | null;
  /** The text of a draft that nobody has begun. */
  readonly start: string;
}

function verbsFor({ key, basedOn, start }: Beginning): DraftVerbs {
  return {
    textNow: () => draftFor(key)?.text ?? start,
    setText: (text) => writeDraft(key, { text: oneLineEnd(text), basedOn }),
    beginFrom: (revision) => writeDraft(key, { text: textOfRevision(revision), basedOn: revision.taskDefinitionArn }),
    discard: () => discardDraft(key),
  };
}

/** The editor counts every line end as one character. */
function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
