import { useEffect } from "react";
import { shortZone } from "../../aws/shortZone.ts";
import { shortName } from "../store/names.ts";
import { type Landing, useLanding } from "../store/landing.ts";
import { endLanding, playOn } from "../store/landingGame.ts";
import { useReplica } from "../store/replica.ts";
import { Kbd } from "../ui/Kbd.tsx";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";

/** The bar of the game about landing spots: what is asked, how it went, the score, and the way on and out. */
export function LandingBar() {
  const state = useLanding();
  useEscape(state.phase !== "off");
  if (state.phase === "off") return null;
  return (
    <div className="dropbar landing" role="region" aria-label="Call the landing spot">
      <span role="status" className="font-semibold">
        <Said state={state} />
      </span>
      <span className="whitespace-nowrap">
        <span className="quiet">Score</span>
        <b>
          {state.hits} of {state.rounds}
        </b>
      </span>
      {state.phase === "revealed" && (
        <button type="button" className="go" autoFocus onClick={() => void playOn()}>
          Start it and go on
        </button>
      )}
      <button type="button" className="leave" onClick={endLanding}>
        Leave <Kbd keys="Esc" tone="inverse" />
      </button>
    </div>
  );
}

function Said({ state }: { readonly state: Exclude<Landing, { readonly phase: "off" }> }) {
  const service = useReplica(({ tables }) => tables["ecs.services"].get(state.serviceArn)?.serviceName ?? "the service");
  const landsOn = "landsOn" in state ? state.landsOn : "";
  const where = useReplica(({ tables }) => tables["ecs.containerInstances"].get(landsOn));
  switch (state.phase) {
    case "thinking":
      return <>Thinking the next task of {service} through</>;
    case "placing":
      return <>The task of {service} starts</>;
    case "stuck":
      return (
        <>
          <StatusGlyph status="warning" /> {state.why}
        </>
      );
    case "guessing":
      return <>Where does the next task of {service} land? Click an instance.</>;
    case "playing":
      return <>You called {<Instance arn={state.guess} />}. Stage by stage…</>;
    case "revealed": {
      const isHit = state.guess === state.landsOn;
      return (
        <>
          <StatusGlyph status={isHit ? "healthy" : "failed"} /> {isHit ? "Hit." : "Missed."} It lands on {shortName(where?.ec2InstanceId ?? landsOn)} in{" "}
          {where !== undefined && shortZone(where.availabilityZone)}
        </>
      );
    }
  }
}

function Instance({ arn }: { readonly arn: string }) {
  return useReplica(({ tables }) => shortName(tables["ecs.containerInstances"].get(arn)?.ec2InstanceId ?? arn));
}

/** Escape leaves wherever the focus is. */
function useEscape(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector("dialog:modal, [role=menu]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      endLanding();
    };
    window.addEventListener("keydown", leave, { capture: true });
    return () => window.removeEventListener("keydown", leave, { capture: true });
  }, [isOn]);
}
