import type { Path } from "../../../../aws/problem.ts";
import { DraftChoice, DraftNumber } from "./fields.tsx";
import { ItemList } from "./ItemList.tsx";

/** portMappings: what the container listens on, and where the instance lets it in. */
export function PortList({ path }: { readonly path: Path }) {
  return (
    <ItemList title="Ports" noun="port" path={path} fresh={{ containerPort: 80, protocol: "tcp" }} members={["containerPort", "hostPort", "protocol", "name", "containerPortRange"]}>
      {(at) => (
        <div className="grid grid-cols-3 gap-3">
          <DraftNumber label="Container port" path={[...at, "containerPort"]} min={1} max={65_535} />
          <DraftNumber label="Host port" path={[...at, "hostPort"]} min={0} max={65_535} placeholder="dynamic" />
          <DraftChoice
            label="Protocol"
            path={[...at, "protocol"]}
            options={[
              { value: "", label: "Not said: tcp" },
              { value: "tcp", label: "tcp" },
              { value: "udp", label: "udp" },
            ]}
          />
        </div>
      )}
    </ItemList>
  );
}
