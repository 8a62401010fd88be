import { onDemand } from "../ui/onDemand.ts";
import { useDialogRequest } from "./requests.ts";

const OpenDialog = onDemand(() => import("./OpenDialog.tsx").then((loaded) => loaded.OpenDialog));

/** Where the form or question stands that is open. Mounted once; its code comes with the first that opens. */
export function Dialogs() {
  const request = useDialogRequest();
  if (request === null) return null;
  return <OpenDialog key={JSON.stringify(request)} request={request} />;
}
