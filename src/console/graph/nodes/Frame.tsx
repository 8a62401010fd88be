import { Ellipsis } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { useLensSaying } from "../../store/lens.ts";
import { useReplica } from "../../store/replica.ts";
import { type Ref, useIsSelected } from "../../store/selection.ts";
import { classNames } from "../../ui/classNames.ts";
import { useDropClass } from "../dropState.ts";
import { elementIdOf, useIsFocused } from "../focus.ts";
import { openMenuAt } from "../menu.ts";
import { nodeIdOf, refOf, type Thing } from "../things.ts";

export interface FrameProps {
  readonly thing: Thing;
  /** What a screen reader says of it, as a sentence. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  readonly hasMenu?: boolean | undefined;
  /** Another row that stands for the same thing: the EC2 instance of a container instance. */
  readonly alias?: Ref | undefined;
  readonly children?: ReactNode;
}

const NOWHERE = { table: "ec2.vpcs", id: "" } as const;

/** The box of a thing: its name for screen readers, its rings, and the button that opens its menu. */
export function Frame({ thing, label, className, style, hasMenu = true, alias, children }: FrameProps) {
  const id = nodeIdOf(thing);
  const isItselfSelected = useIsSelected(refOf(thing) ?? NOWHERE);
  const isSelected = useIsSelected(alias ?? NOWHERE) || isItselfSelected;
  const isFocused = useIsFocused(id);
  const dropClass = useDropClass(id);
  const say = useLensSaying();
  const told = useReplica((state) => say(id, state));
  return (
    <div
      id={elementIdOf(id)}
      role="group"
      aria-label={told === "" ? label : `${label} ${told}`}
      data-thing={id}
      className={classNames(className, isSelected && "sel", isFocused && "foc", dropClass)}
      style={style}
    >
      {children}
      {hasMenu && (
        <button
          type="button"
          tabIndex={-1}
          data-no-drag
          className="more nopan"
          aria-label={`Menu of ${label.split(/[.,]/)[0]}`}
          onClick={(event) => {
            event.stopPropagation();
            openMenuAt(id, event.currentTarget);
          }}
        >
          <Ellipsis aria-hidden size={14} />
        </button>
      )}
    </div>
  );
}
