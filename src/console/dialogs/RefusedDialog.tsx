import { useCommandLine } from "../store/commandLine.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Refusal } from "./Refusal.tsx";
import { closeDialog, type DialogRequest } from "./requests.ts";

/** A call that was made without a form and refused: what AWS says, and the command line it was. */
export function RefusedDialog({ call, answer }: DialogRequest & { readonly kind: "refused" }) {
  const format = useCommandLine();
  return (
    <Dialog
      title={`${call.operation} was refused`}
      onClose={closeDialog}
      footer={
        <Button variant="primary" data-autofocus onClick={closeDialog}>
          Close
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Refusal {...answer} />
        {format !== null && <pre className="font-mono text-xs whitespace-pre-wrap wrap-anywhere text-ink-2">{format(call)}</pre>}
      </div>
    </Dialog>
  );
}
