import { Alert } from "@emporia/ui/primitives/alert";

/** What happens next once somebody has asked to be told. */
export function StockAlertAsked({ email, isConfirmed }: { email: string; isConfirmed: boolean }) {
  return isConfirmed ? (
    <Alert tone="good" title="We will tell you">
      We write to {email} as soon as it can be bought again.
    </Alert>
  ) : (
    <Alert tone="good" title="Look into your mail">
      We have sent a link to {email}. Open it to say that the address is yours, and we write when it is back.
    </Alert>
  );
}
