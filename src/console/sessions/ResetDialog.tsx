import { useReplica } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useJournal } from "./journal.ts";
import { resetSession } from "./present.ts";

/** Asks before the session begins anew. */
export function ResetDialog({ onClose }: { readonly onClose: () => void }) {
  const title = useReplica((state) => state.status.title);
  const file = useJournal();
  const made = file === null ? 0 : file.calls.length - file.setup;
  return (
    <Dialog
      width="sm"
      title={`Reset ${title}?`}
      description={
        made === 0
          ? "It goes back to how it was opened. You have changed nothing in it."
          : `It goes back to how it was opened, without your ${made} ${made === 1 ? "change" : "changes"}. What you did stays among your recent sessions.`
      }
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            onClick={() => {
              onClose();
              void resetSession();
            }}
          >
            Reset
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
