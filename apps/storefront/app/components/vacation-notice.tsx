import type { VacationView } from "@emporia/contracts/sellers";
import { dateText } from "@emporia/ui/commerce/date-time";
import { Alert } from "@emporia/ui/primitives/alert";

/** That a shop is on a break, until when, and what that means for who wants to buy. */
export function VacationNotice({ vacation, shopName }: { vacation: VacationView; shopName: string }) {
  const { mode, until, message } = vacation;
  return (
    <Alert tone="info" title={`${shopName} is on a break until ${dateText(until)}`}>
      <p>
        {mode === "CLOSED"
          ? "Until then nothing can be bought here. What is ordered already is sent as promised."
          : "You can order meanwhile: it is sent once the shop is back."}
      </p>
      {message && <p className="mt-1.5 whitespace-pre-line wrap-anywhere">“{message}”</p>}
    </Alert>
  );
}
