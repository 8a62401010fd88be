import { FlaskConical } from "lucide-react";
import { useEditing } from "../editing.ts";
import { BehaviorFields } from "./BehaviorFields.tsx";
import { FormSection } from "./FormSection.tsx";

/** How the containers' images behave. It is the playground's, not the definition's, and holds at once. */
export function BehaviorSection() {
  const { valueAt } = useEditing();
  const given = valueAt(["containerDefinitions"]);
  const images = (Array.isArray(given) ? given : []).map((_, i) => valueAt(["containerDefinitions", i, "image"])).filter((image) => typeof image === "string");
  const named = [...new Set(images)].filter((image) => /^\S{1,255}$/.test(image));
  return (
    <FormSection title="Simulated behaviour" icon={<FlaskConical aria-hidden size={14} />} end="Only in the playground, never in the JSON">
      {named.map((image) => (
        <BehaviorFields key={image} image={image} />
      ))}
      {named.length === 0 && <p className="text-ink-3">Behaviour belongs to an image. No container names one yet.</p>}
    </FormSection>
  );
}
