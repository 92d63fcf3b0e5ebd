import type { OpenDisputeView } from "@emporia/contracts/orders";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { Alert } from "@emporia/ui/primitives/alert";

/** That a shopper's bank asks the payment back: how much, until when, and what the shop had better do. */
export function OpenDispute({ dispute, isUnsent }: { dispute: OpenDisputeView; isUnsent: boolean }) {
  return (
    <Alert tone="warn" title={titleOf(dispute, isUnsent)} className="mb-8">
      <p>
        The shopper's bank {dispute.isQuestion ? "asks about" : "has taken back"} <Price money={dispute.amount} />
        {dispute.isWhole ? ", all that was paid by card for this order" : " of this order"}. Its reason:{" "}
        {dispute.reason}.{" "}
        {dispute.isQuestion
          ? "Nothing is taken yet, and your earnings are not held."
          : "What the order earned waits until the bank has decided."}
      </p>
      <p className="mt-2">{whatToDo(dispute, isUnsent)}</p>
      <p className="mt-2">
        {dispute.isAnswered ? (
          "Emporia has answered the bank. It takes weeks to decide, and you get a mail when it has."
        ) : dispute.answerBy ? (
          <>
            Emporia answers the bank, until <DateTime value={dispute.answerBy} style="date" /> at the latest. What
            speaks for the payment, write it as a note below: staff read it.
          </>
        ) : (
          "Emporia answers the bank. What speaks for the payment, write it as a note below: staff read it."
        )}
      </p>
    </Alert>
  );
}

function titleOf({ isQuestion, isWhole }: OpenDisputeView, isUnsent: boolean): string {
  if (isQuestion) return "The shopper's bank asks about this payment";
  return isUnsent && isWhole ? "The payment is disputed: do not send this order now" : "The payment is disputed";
}

function whatToDo({ isQuestion, isWhole }: OpenDisputeView, isUnsent: boolean): string {
  if (!isUnsent) return "Everything was sent; there is nothing for you to send or to stop.";
  if (isQuestion) return "You can send what is not sent yet.";
  return isWhole
    ? "Keep what is not sent yet until the bank has decided: what is taken back before it was sent is not earned."
    : "A part of it is disputed. You can send it; what the bank keeps of it may be taken from your earnings.";
}
