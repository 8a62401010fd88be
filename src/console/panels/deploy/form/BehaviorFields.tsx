import { useState } from "react";
import type { PutImageBehaviorRequest } from "../../../../aws/generated/physics.ts";
import type { Answer } from "../../../../bridge/protocol.ts";
import { Refusal } from "../../../dialogs/Refusal.tsx";
import { perform } from "../../../store/calls.ts";
import { useTable } from "../../../store/replica.ts";
import { type BehaviorMember, behaviorOf, changedBehavior, changedResources, type ResourceMember } from "../../../store/behavior.ts";
import { BehaviorNumber } from "./BehaviorNumber.tsx";
import { isOfResources, ResourceFields } from "./ResourceFields.tsx";

/** The behaviour of one image. A field takes effect when it is left, or at Enter. */
export function BehaviorFields({ image }: { readonly image: string }) {
  const rows = useTable("physics.imageBehaviors");
  const [refusal, setRefusal] = useState<(Answer & { readonly ok: false }) | null>(null);
  const behavior = behaviorOf(rows, image);
  const put = async (changed: PutImageBehaviorRequest) => {
    const answer = await perform("physics", "PutImageBehavior", changed);
    setRefusal(answer.ok ? null : answer);
  };
  const putMember = (member: BehaviorMember, value: number | null) => void put(changedBehavior(image, behavior, member, value));
  const putResource = (member: ResourceMember, value: number | null) => void put(changedResources(image, behavior, member, value));
  const field = (label: string, member: BehaviorMember, unit?: string) => (
    <BehaviorNumber key={`${member} ${behavior?.[member] ?? ""}`} label={label} unit={unit} placeholder={PLACEHOLDERS[label]} value={behavior?.[member] ?? null} onCommit={(value) => putMember(member, value)} />
  );
  return (
    <div role="group" aria-label={`Behaviour of ${image}`} className="flex flex-col gap-1.5">
      <p className="flex justify-between gap-3 text-xs text-ink-3">
        <span className="truncate font-mono">{image}</span>
        {behavior !== null && behavior.image.includes("*") && <span className="shrink-0">as {behavior.image.split("/").at(-1)}</span>}
      </p>
      <div className="grid grid-cols-3 gap-2">
        {field("Image pull", "pullSeconds", "s")}
        {field("Start-up", "startSeconds", "s")}
        {field("Answers with", "healthStatus")}
        {field("Requests get", "requestStatus")}
        {field("Exits after", "exitAfterSeconds", "s")}
        {field("Exit code", "exitCode")}
      </div>
      <ResourceFields behavior={behavior} refusal={refusal} onPut={putResource} />
      {refusal !== null && !isOfResources(refusal) && <Refusal {...refusal} />}
    </div>
  );
}

const PLACEHOLDERS: Readonly<Record<string, string>> = { "Exits after": "never", "Requests get": "the same" };
