import { X } from "lucide-react";
import { useState } from "react";
import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { byCodeUnit } from "../../../lib/compare.ts";
import { carryOut } from "../../graph/carryOut.ts";
import { many } from "../../graph/figures.ts";
import { calls } from "../../graph/proposal.ts";
import { nameIn } from "../../store/names.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Block } from "./Block.tsx";
import { AddAttribute } from "./instance/AddAttribute.tsx";

export interface AttributeListProps {
  readonly instance: Rows["ecs.containerInstances"];
}

/** One's own attributes can be changed; of ECS's, those with a value say what the instance is, the others are capabilities. */
export function AttributeList({ instance }: AttributeListProps) {
  const [all, setAll] = useState(false);
  const { attributes } = instance;
  const names = Object.keys(attributes).sort(byCodeUnit);
  const own = names.filter((name) => !isBuiltIn(name));
  const valued = names.filter((name) => isBuiltIn(name) && attributes[name] !== "");
  const capabilities = names.filter((name) => isBuiltIn(name) && attributes[name] === "");
  return (
    <>
      <Block title="Custom attributes" aside={own.length === 0 ? "none" : many(own.length, "attribute")}>
        <ul>
          {own.map((name) => (
            <li key={name} className="flex min-h-6 items-center gap-2">
              <span className="font-mono text-xs wrap-anywhere text-ink-2">{name}</span>
              <span className="ml-auto text-right wrap-anywhere">{attributes[name]}</span>
              <IconButton size="sm" icon={X} label={`Delete attribute ${name}`} onClick={() => deleteAttribute(instance, name)} />
            </li>
          ))}
        </ul>
        <AddAttribute instance={instance} />
      </Block>
      <Block title="Attributes of ECS" aside={many(valued.length + capabilities.length, "attribute")}>
        <dl className="flex flex-col gap-1">
          {valued.map((name) => (
            <div key={name} className="flex flex-wrap justify-between gap-x-3">
              <dt className="font-mono text-xs wrap-anywhere text-ink-2">{name}</dt>
              <dd className="ml-auto wrap-anywhere">{attributes[name]}</dd>
            </div>
          ))}
        </dl>
        {all && (
          <ul className="mt-1.5 flex flex-col gap-0.5">
            {capabilities.map((name) => (
              <li key={name} className="font-mono text-xs wrap-anywhere text-ink-2">
                {name}
              </li>
            ))}
          </ul>
        )}
        {capabilities.length > 0 && (
          <Button size="sm" variant="ghost" className="mt-1" onClick={() => setAll(!all)}>
            {all ? "Hide capabilities" : `Show ${capabilities.length} capabilities`}
          </Button>
        )}
      </Block>
    </>
  );
}

/** Names that belong to ECS and its agent. */
function isBuiltIn(name: string): boolean {
  return name.startsWith("ecs.") || name.startsWith("com.amazonaws.");
}

function deleteAttribute({ clusterArn, containerInstanceArn }: Rows["ecs.containerInstances"], name: string): void {
  const attributes = [{ name, targetType: "container-instance" as const, targetId: nameIn(containerInstanceArn) }];
  void carryOut(calls("", call("ecs", "DeleteAttributes", { cluster: nameIn(clusterArn), attributes })));
}
