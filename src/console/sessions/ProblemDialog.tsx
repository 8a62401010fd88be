import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { downloadText } from "./download.ts";
import { dismissProblem, type OpeningProblem } from "./problem.ts";

/** Why something was not opened, with what of it can be taken away. */
export function ProblemDialog({ problem }: { readonly problem: OpeningProblem }) {
  const { title, message, places, text } = problem;
  return (
    <Dialog
      title={title}
      description={message}
      onClose={dismissProblem}
      footer={
        <>
          {text !== null && <Button onClick={() => downloadText("not-opened.json", text)}>Download it</Button>}
          <Button variant="primary" onClick={dismissProblem}>
            Close
          </Button>
        </>
      }
    >
      {places.length > 0 && (
        <ul className="list-disc pl-4 text-ink-2">
          {places.map((place) => (
            <li key={place} className="wrap-anywhere">
              {place}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
