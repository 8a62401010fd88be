import { useEffect, useState } from "react";
import { LINK_CHARACTERS, toFragment } from "../../bridge/client/share.ts";
import type { SessionFile } from "../../bridge/protocol.ts";
import { engine } from "../store/engine.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { StatusGlyph } from "../ui/StatusGlyph.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { downloadText, fileNameFor } from "./download.ts";

/** A session as a link: the whole of it is in the address. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const shared = useShared();
  const tooLong = shared !== null && shared.link.length > LINK_CHARACTERS;
  return (
    <Dialog
      title="Share this session"
      description="Whoever opens the link gets the seed and the calls, and sees the same run, to the digit. Nothing is uploaded: the link itself holds the session."
      onClose={onClose}
      footer={
        shared !== null && (
          <>
            <Button onClick={() => downloadText(fileNameFor(shared.file.title), JSON.stringify(shared.file, null, 2))}>Save as a file</Button>
            {!tooLong && <CopyButton look="button" label="Copy link" text={shared.link} />}
          </>
        )
      }
    >
      {shared === null ? (
        <p className="text-ink-2">Folding the calls into a link.</p>
      ) : tooLong ? (
        <p className="flex gap-2">
          <StatusGlyph status="warning" size={13} className="mt-0.75" />
          {`With ${count(shared.file.calls.length)} the link would have ${shared.link.length.toLocaleString("en")} characters, more than mail and chat programs carry. Save it as a file instead.`}
        </p>
      ) : (
        <TextInput
          label="Link"
          mono
          readOnly
          value={shared.link}
          onChange={() => {}}
          onFocus={(event) => event.currentTarget.select()}
          hint={`${count(shared.file.calls.length)} in ${shared.link.length.toLocaleString("en")} characters. It opens where your clock stands now.`}
        />
      )}
    </Dialog>
  );
}

interface Shared {
  readonly file: SessionFile;
  readonly link: string;
}

function useShared(): Shared | null {
  const [shared, setShared] = useState<Shared | null>(null);
  useEffect(() => {
    void (async () => {
      const file = await engine().exportFile();
      const address = new URL(location.href);
      address.hash = await toFragment(file);
      setShared({ file, link: address.href });
    })();
  }, []);
  return shared;
}

function count(calls: number): string {
  return `${calls.toLocaleString("en")} ${calls === 1 ? "call" : "calls"}`;
}
