import { REGION } from "../../aws/region.ts";
import type { Standing } from "../../bridge/endpoint/tab.ts";
import { type ArrivedCall, useEndpoint } from "../store/endpoint.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";

export interface EndpointCardProps {
  readonly address: string;
  readonly standing: Standing;
}

/** How AWS clients are told of this tab, and what they asked of it. */
export function EndpointCard({ address, standing }: EndpointCardProps) {
  const lines = linesFor(address);
  return (
    <>
      <h2 className="text-md font-semibold text-ink">AWS endpoint</h2>
      <p className="mt-1">{sentenceFor(standing)}</p>
      <div className="mt-3 flex items-start gap-1 rounded-control bg-sunken py-1.5 pr-1 pl-2.5">
        <pre className="min-w-0 flex-1 font-mono text-xs leading-4.5 wrap-anywhere whitespace-pre-wrap text-ink">{lines}</pre>
        <CopyButton label="Copy these lines" text={lines} />
      </div>
      <p className="mt-1.5 text-xs text-ink-3">Any credentials do: signatures are not checked. Any Region does: this account is <span className="whitespace-nowrap">{REGION}</span>.</p>
      <Arrived />
    </>
  );
}

function sentenceFor(standing: Standing): string {
  if (standing.state === "lost") return "The server that this page came from does not answer. Once it runs again, the page connects by itself.";
  if (standing.state === "other") return `Of ${standing.tabs} open tabs the one last in front answers. Bring this one to the front, and it does.`;
  const others = standing.tabs > 1 ? ` Of ${standing.tabs} open tabs it was in front last.` : "";
  return `The AWS command line, SDKs and other clients on this machine reach the account in this tab.${others}`;
}

function linesFor(address: string): string {
  return [
    `export AWS_ENDPOINT_URL=${address}`,
    // The command line reads the second, the SDKs the first.
    `export AWS_REGION=${REGION} AWS_DEFAULT_REGION=${REGION}`,
    "export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any",
    "aws ecs list-clusters",
  ].join("\n");
}

function Arrived() {
  const count = useEndpoint((state) => state.count);
  const arrived = useEndpoint((state) => state.arrived);
  return (
    <>
      <h3 className="mt-3 flex justify-between font-medium text-ink">
        Last calls <span className="font-normal text-ink-3">{count === 0 ? "none yet" : `${count.toLocaleString("en")} in all`}</span>
      </h3>
      {count > 0 && (
        <ul aria-label="Last calls" className="mt-1">
          {arrived.map((one) => (
            <Row key={one.id} {...one} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ call: { service, operation }, answer }: ArrivedCall) {
  const refused = typeof answer === "object" && answer !== null;
  return (
    <li className="flex h-5.5 items-center gap-2 text-xs">
      <StatusGlyph status={answer === null ? "pending" : refused ? "failed" : "healthy"} size={11} label={answer === null ? "Under way" : refused ? "Refused" : "Answered"} />
      <span className="text-ink">
        {service} {operation}
      </span>
      {refused && <span className="ml-auto truncate pl-4 text-bad">{answer.refused}</span>}
    </li>
  );
}
