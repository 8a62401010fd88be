import type { Walk, WalkRequest } from "../../../bridge/protocol.ts";
import { ask, useAsked } from "../../store/asked.ts";
import { nameIn, shortName } from "../../store/names.ts";
import { useTable } from "../../store/replica.ts";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { listenerChoices } from "./listenerChoices.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].map((value) => ({ value, label: value }));

/** Which request is walked: to which listener, what it asks for, and to which of the targets that may get it. */
export function RequestLine({ request, walk }: { readonly request: WalkRequest; readonly walk: Walk | null }) {
  const tables = { "elbv2.listeners": useTable("elbv2.listeners"), "elbv2.loadBalancers": useTable("elbv2.loadBalancers"), "elb.loadBalancers": useTable("elb.loadBalancers") };
  const asked = useAsked();
  const options = listenerChoices(tables, request.listenerArn).map(({ listenerArn, label }) => ({ value: listenerArn, label }));
  return (
    <form className="flex flex-wrap items-center gap-1.5 px-3 pt-1.5" onSubmit={(event) => event.preventDefault()}>
      <Select label="Listener" labelHidden className="w-38" value={request.listenerArn} options={options} onChange={(listenerArn) => ask({ listenerArn })} />
      <Select label="Method" labelHidden className="w-21" value={request.method} options={METHODS} onChange={(method) => ask({ method })} />
      <TextInput label="Path" labelHidden mono className="w-24 grow" value={asked.path} placeholder="/" maxLength={2048} onChange={(path) => ask({ path: path.startsWith("/") ? path : `/${path}` })} />
      <TextInput label="Host" labelHidden mono className="w-24 grow" value={asked.host} placeholder={request.host} maxLength={255} onChange={(host) => ask({ host })} />
      <TextInput label="From address" labelHidden mono className="w-28" value={asked.sourceIp} maxLength={45} onChange={(sourceIp) => ask({ sourceIp })} />
      <Targets walk={walk} />
    </form>
  );
}

function Targets({ walk }: { readonly walk: Walk | null }) {
  const keys = walk?.targetKeys ?? [];
  const groups = new Set(keys.map((key) => key.split("|", 1)[0]));
  const options = keys.length === 0 ? [{ value: "", label: "No target" }] : keys.map((key) => ({ value: key, label: targetName(key, groups.size > 1) }));
  return <Select label="Target" labelHidden className="w-36" disabled={keys.length === 0} value={walk?.targetKey ?? ""} options={options} onChange={(targetKey) => ask({ targetKey })} />;
}

/** `i-0123…:32768`, with its group where there are several; instances are registered with Classic Load Balancers without a port. */
function targetName(key: string, isOfSeveral: boolean): string {
  const [group = "", id = "", port] = key.split("|");
  return `${isOfSeveral ? `${nameIn(group)} ` : ""}${shortName(id)}${port === undefined ? "" : `:${port}`}`;
}
