import { nameIn } from "../../store/names.ts";
import type { ConnectName } from "./connectNames.ts";

/** Names that no DNS knows: the proxies of tasks answer for them. */
export function ConnectTable({ names }: { readonly names: readonly ConnectName[] }) {
  return (
    <table className="w-full text-left">
      <caption className="pt-1 pb-0.5 text-left text-xs text-ink-3">Service Connect: a task knows the aliases that there were when its deployment began</caption>
      <thead className="text-xs text-ink-3">
        <tr>
          <th className="py-0.5 pr-3 font-medium">Alias</th>
          <th className="py-0.5 pr-3 font-medium">Service</th>
          <th className="py-0.5 pr-3 font-medium">Known to</th>
          <th className="py-0.5 font-medium">Not yet known to</th>
        </tr>
      </thead>
      <tbody>
        {names.map(({ alias, serviceArn, seenBy, unseenBy }) => (
          <tr key={`${serviceArn} ${alias}`} className="border-t border-line align-baseline">
            <td className="py-0.5 pr-3 font-mono text-xs">{alias}</td>
            <td className="py-0.5 pr-3">{nameIn(serviceArn)}</td>
            <td className="py-0.5 pr-3">{seenBy.map(nameIn).join(", ")}</td>
            <td className="py-0.5 text-bad">{unseenBy.map(nameIn).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
