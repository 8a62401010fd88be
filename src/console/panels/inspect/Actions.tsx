import { Ellipsis } from "lucide-react";
import { tablesNow } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import type { MenuItem } from "../../ui/menuItem.ts";
import type { Offer } from "../../graph/offer.ts";
import { actionsFor, takeUp } from "./actions.ts";
import type { Subject } from "./subject.ts";

/** Operations that stand as buttons; the others are in the menu behind them. */
const BUTTONS = 2;

/** What can be done with the subject, the most likely first. */
export function Actions({ subject }: { readonly subject: Subject }) {
  const offers = actionsFor(subject, tablesNow());
  if (offers.length === 0) return null;
  const harmless = offers.filter((offer) => offer.danger !== true);
  const buttons = (harmless.length > 0 ? harmless : offers).slice(0, BUTTONS);
  const rest = offers.filter((offer) => !buttons.includes(offer));
  return (
    <div className="mt-2.5 flex flex-wrap gap-1.5">
      {buttons.map((offer) => (
        <Button key={offer.label} size="sm" title={offer.operation} onClick={() => takeUp(offer)}>
          {offer.label}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu align="end" items={rest.map(menuItem)}>
          <IconButton icon={Ellipsis} size="sm" label="More actions" className="border border-line-2 bg-surface shadow-1" />
        </Menu>
      )}
    </div>
  );
}

function menuItem(offer: Offer): MenuItem {
  return {
    id: offer.label,
    label: offer.label,
    note: offer.operation,
    danger: offer.danger,
    onSelect: () => takeUp(offer),
  };
}
