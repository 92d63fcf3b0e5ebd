import type { OwnProductView } from "@emporia/contracts/catalog";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Alert } from "@emporia/ui/primitives/alert";

/** Where a product stands that staff look at before shoppers do. */
export function ModerationNotice({ product }: { product: Pick<OwnProductView, "moderation"> }) {
  const { moderation } = product;
  if (moderation?.status === "WAITING")
    return (
      <Alert
        tone="info"
        className="mb-6"
        title={moderation.isNew ? "We are looking at this product." : "We are looking at your changes."}
      >
        Handed in <DateTime value={moderation.submittedAt} style="both" />.{" "}
        {moderation.isNew
          ? "Shoppers see it as soon as we have. You may go on writing meanwhile."
          : "Shoppers see the product as it was until then. Prices and stock change at once."}
      </Alert>
    );
  if (moderation?.status === "RETURNED")
    return (
      <Alert
        tone="warn"
        className="mb-6"
        title={moderation.isNew ? "It came back: something needs a change." : "Your changes came back."}
      >
        <p className="whitespace-pre-line wrap-anywhere">{moderation.reason}</p>
        <p className="mt-1">
          {moderation.isNew
            ? "Change what is needed and publish it again."
            : "Shoppers see the product as it was. Change what is needed and save it again."}
        </p>
      </Alert>
    );
  return null;
}
