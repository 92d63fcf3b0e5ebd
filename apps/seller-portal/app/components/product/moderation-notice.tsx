import type { OwnChangesView, OwnProductView } from "@emporia/contracts/catalog";
import { policyLabel } from "@emporia/contracts/policies";
import { ChangeList, ChangePictures, showSame } from "@emporia/ui/commerce/change-list";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Alert } from "@emporia/ui/primitives/alert";

interface ModerationNoticeProps {
  product: Pick<OwnProductView, "moderation" | "takedown">;
  /** What differs from what shoppers see, if they see it. */
  changes: OwnChangesView | undefined;
}

/** Where a product stands that staff look at before shoppers do. */
export function ModerationNotice({ product, changes }: ModerationNoticeProps) {
  const { moderation, takedown } = product;
  if (takedown && moderation?.status !== "RETURNED")
    return (
      <Alert
        tone="bad"
        className="mb-6"
        title={
          takedown.policy === "moved"
            ? "Another shop sells this product now."
            : `We took this product down: ${policyLabel(takedown.policy)}`
        }
      >
        <p className="whitespace-pre-line wrap-anywhere">{takedown.reason}</p>
        <p className="mt-1">
          {moderation?.status === "WAITING" ? (
            <>
              Handed in <DateTime value={moderation.submittedAt} style="both" />. Shoppers see it again as soon as we
              have looked at it.
            </>
          ) : (
            <>
              <DateTime value={takedown.takenDownAt} style="both" />. Orders that were placed are still to be sent.
              Change what is needed and publish it again: we look at it before shoppers do.
            </>
          )}
        </p>
      </Alert>
    );
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
        <Waiting changes={changes} />
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
        <Waiting changes={changes} />
      </Alert>
    );
  return null;
}

/** Field by field what staff look at. */
function Waiting({ changes }: Pick<ModerationNoticeProps, "changes">) {
  if (!changes) return null;
  const { picturesBefore, picturesAfter } = changes;
  const isSame = showSame(picturesBefore, picturesAfter);
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium underline underline-offset-4">
        What differs from what shoppers see
      </summary>
      <div className="mt-2 text-ink">
        {(changes.changes.length > 0 || isSame) && <ChangeList changes={changes.changes} />}
        {!isSame && (
          <div className="mt-5">
            <ChangePictures label="Pictures that shoppers see" pictures={picturesBefore} />
            <ChangePictures label="Pictures to be seen" pictures={picturesAfter} />
          </div>
        )}
      </div>
    </details>
  );
}
