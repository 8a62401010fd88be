import { lazy, Suspense } from "react";
import { useDialogRequest } from "./requests.ts";

const OpenDialog = lazy(() => import("./OpenDialog.tsx").then((loaded) => ({ default: loaded.OpenDialog })));

/** Where the form or question stands that is open. Mounted once; its code comes with the first that opens. */
export function Dialogs() {
  const request = useDialogRequest();
  if (request === null) return null;
  return (
    <Suspense fallback={null}>
      <OpenDialog key={JSON.stringify(request)} request={request} />
    </Suspense>
  );
}
