import { Alert } from "@emporia/ui/primitives/alert";
import { useEffect, useState } from "react";

const SOON_MS = 5 * 60_000;

/** Says so when the checkout is about to end; every step gives it half an hour more. */
export function HoldNotice({ expiresAt, isAgreed }: { expiresAt: string; isAgreed: boolean }) {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const look = () => setLeft(new Date(expiresAt).getTime() - Date.now());
    look();
    const timer = setInterval(look, 15_000);
    return () => clearInterval(timer);
  }, [expiresAt]);
  if (left === undefined || left > SOON_MS) return null;
  const minutes = Math.max(1, Math.ceil(left / 60_000));
  return (
    <Alert tone="warn" className="mb-4">
      {left <= 0
        ? `This checkout has ended. Start again from ${isAgreed ? "the link in our mail" : "your cart"}; nothing was charged.`
        : `This checkout stays open for ${minutes === 1 ? "a minute" : `${minutes} minutes`} more. Any step keeps it open.`}
    </Alert>
  );
}
