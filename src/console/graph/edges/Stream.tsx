import type { CSSProperties } from "react";
import { classNames } from "../../ui/classNames.ts";
import { dotSeconds, dotSpacing, streamWidth } from "./paths.ts";

export interface StreamProps {
  readonly path: string;
  readonly requestsPerSecond: number;
  /** Of the requests of its rule; less than all is drawn thinner. */
  readonly share?: number;
  /** In the hue set around it instead of grey. */
  readonly isHued?: boolean;
  readonly isBroken?: boolean;
}

/** A line with dots that travel along it while simulated time is slow enough to follow. */
export function Stream({ path, requestsPerSecond, share = 1, isHued = false, isBroken = false }: StreamProps) {
  const spacing = dotSpacing(requestsPerSecond);
  return (
    <>
      <path d={path} className={classNames("edge", isHued && "hued", isBroken && "broken")} strokeWidth={streamWidth(requestsPerSecond, share)} />
      {requestsPerSecond > 0 && !isBroken && (
        <path
          d={path}
          className={classNames("dots", isHued && "hued")}
          strokeDasharray={`0.1 ${spacing}`}
          strokeDashoffset={spacing + 0.1}
          style={{ "--t": `${dotSeconds(requestsPerSecond).toFixed(2)}s` } as CSSProperties}
        />
      )}
    </>
  );
}
