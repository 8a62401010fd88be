import { useState } from "react";
import { RESERVED_PROVIDERS } from "../../../aws/rules/reservedProviders.ts";
import { call } from "../../../aws/generated/api.ts";
import { nameIn } from "../../store/names.ts";
import { tablesNow } from "../../store/replica.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { errorAt, FormDialog, stepsFor } from "../FormDialog.tsx";
import type { DialogRequest } from "../requests.ts";
import { useSubmission } from "../useSubmission.ts";
import { StrategyFields } from "./StrategyFields.tsx";
import { type StrategyRow, strategyOf } from "./strategyDraft.ts";

/** What the words of a strategy are about where no number is given. */
const EXAMPLE = 10;

/** Which capacity providers a cluster may use, and how tasks are spread over them where nothing else is said. */
export function ClusterProvidersDialog({ clusterArn }: DialogRequest & { readonly kind: "clusterProviders" }) {
  const submission = useSubmission();
  const [tables] = useState(tablesNow);
  const { capacityProviders: before = [], defaultCapacityProviderStrategy = [] } = tables["ecs.clusterOptions"].get(clusterArn) ?? {};
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const [rows, setRows] = useState<readonly StrategyRow[]>(defaultCapacityProviderStrategy);
  const own = [...tables["ecs.capacityProviders"].values()].filter(({ status, managedInstances }) => status === "ACTIVE" && (managedInstances?.clusterArn ?? clusterArn) === clusterArn).map(({ name }) => name);
  const toggle = (name: string, isIn: boolean) => {
    setChosen(isIn ? [...chosen, name] : chosen.filter((one) => one !== name));
    if (!isIn) setRows(rows.filter(({ capacityProvider }) => capacityProvider !== name));
  };
  const cluster = nameIn(clusterArn);
  return (
    <FormDialog
      title={`Capacity providers of ${cluster}`}
      description="The default strategy counts for services and tasks that name neither a launch type nor a strategy."
      submission={submission}
      steps={stepsFor(call("ecs", "PutClusterCapacityProviders", { cluster, capacityProviders: [...chosen], defaultCapacityProviderStrategy: [...strategyOf(rows)] }))}
      verb="Save"
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="float-left mb-0.5 w-full text-xs font-medium text-ink-2">Associated</legend>
        {[...RESERVED_PROVIDERS, ...own].map((name) => (
          <Checkbox key={name} checked={chosen.includes(name)} onChange={(isIn) => toggle(name, isIn)}>
            {name}
          </Checkbox>
        ))}
        <FieldError>{errorAt(submission, "capacityProviders")}</FieldError>
      </fieldset>
      <StrategyFields legend="Default strategy" rows={rows} onChange={setRows} providers={chosen} total={EXAMPLE} error={errorAt(submission, "strategy")} />
    </FormDialog>
  );
}
