import type { Standing } from "../../bridge/endpoint/tab.ts";
import { useEndpoint } from "../store/endpoint.ts";
import { EndpointCard } from "./EndpointCard.tsx";
import { StatusCard } from "./StatusCard.tsx";

/** Whether AWS clients on this machine reach this tab, and where. Opens what they need to be told. */
export function EndpointStatus() {
  const address = useEndpoint((state) => state.address);
  const standing = useEndpoint((state) => state.standing);
  if (standing === null) return null;
  const button = (
    <>
      <span className={standing.state === "region" ? "size-1.75 rounded-full bg-ok" : "size-1.75 rounded-full border border-ink-3"} />
      <Words standing={standing} address={address} />
    </>
  );
  return (
    <StatusCard label="AWS endpoint" width="md" button={button}>
      <EndpointCard address={address} standing={standing} />
    </StatusCard>
  );
}

function Words({ standing, address }: { readonly standing: Standing; readonly address: string }) {
  if (standing.state === "lost") return <>AWS endpoint not reached</>;
  if (standing.state === "other") return <>AWS calls go to another tab</>;
  return (
    <>
      AWS endpoint <span className="font-medium text-ink-2">{address.replace(/^https?:\/\//, "")}</span>
    </>
  );
}
