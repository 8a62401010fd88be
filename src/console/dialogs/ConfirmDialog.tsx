import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Refusal } from "./Refusal.tsx";
import { closeDialog, type ConfirmRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

/** Asks before something is destroyed, in one sentence that says what happens. */
export function ConfirmDialog({ title, sentence, verb, calls }: ConfirmRequest) {
  const { submit, isBusy, refusal } = useSubmission();
  const confirm = async () => {
    if (await submit(calls.map((call, at) => ({ id: String(at), call: () => call })))) closeDialog();
  };
  return (
    <Dialog
      title={title}
      description={sentence}
      width="sm"
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button variant="danger" data-autofocus disabled={isBusy} onClick={() => void confirm()}>
            {verb}
          </Button>
        </>
      }
    >
      {refusal !== null && <Refusal {...refusal.answer} />}
    </Dialog>
  );
}
