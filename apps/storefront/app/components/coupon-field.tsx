import type { CouponView } from "@emporia/contracts/promotions";
import { Button } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { useActionData, useFetcher } from "@remix-run/react";
import { TicketPercent, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { ByScript } from "~/components/cart-items";

interface CouponFieldProps {
  coupons: readonly CouponView[];
  /** The page whose action takes `coupon` and `remove-coupon`. */
  action: string;
  isClosed?: boolean;
}

/** The coupons that were entered with what became of them, and the field for another one. */
export function CouponField({ coupons, action, isClosed = false }: CouponFieldProps) {
  return (
    <section aria-label="Coupons" className="mt-5 flex flex-col gap-3 border-t pt-5">
      {coupons.length > 0 && (
        <ul className="flex flex-col gap-2">
          {coupons.map((coupon) => (
            <Entered key={coupon.code} coupon={coupon} action={action} isClosed={isClosed} />
          ))}
        </ul>
      )}
      {!isClosed && <Entry action={action} hasSome={coupons.length > 0} />}
    </section>
  );
}

function Entered({ coupon, action, isClosed }: { coupon: CouponView; action: string; isClosed: boolean }) {
  const fetcher = useFetcher({ key: `remove-coupon-${coupon.code}` });
  return (
    <li className="flex items-center gap-2 rounded-md border bg-surface py-1 pr-1 pl-3 text-sm">
      <TicketPercent aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 grow py-1.5">
        <p className="figures font-medium wrap-anywhere">{coupon.code}</p>
        {coupon.message && <p className={coupon.isApplied ? "text-muted" : "text-warn"}>{coupon.message}</p>}
      </div>
      {!isClosed && (
        <fetcher.Form method="post" action={action}>
          <input type="hidden" name="intent" value="remove-coupon" />
          <input type="hidden" name="code" value={coupon.code} />
          <ByScript />
          <button
            type="submit"
            aria-label={`Remove the coupon ${coupon.code}`}
            className="target inline-flex size-9 items-center justify-center rounded-md text-muted hover:text-ink pointer-coarse:size-11"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        </fetcher.Form>
      )}
    </li>
  );
}

function Entry({ action, hasSome }: { action: string; hasSome: boolean }) {
  const fetcher = useFetcher<unknown>({ key: `coupon-${action}` });
  const answered = useActionData<unknown>();
  const form = useFieldErrors(fetcher.data ?? (isOfCoupon(answered) ? answered : undefined));
  const own = useRef<HTMLFormElement>(null);
  const isBusy = fetcher.state !== "idle";
  const isDone = fetcher.state === "idle" && fetcher.data !== undefined && !form.failure;
  useEffect(() => {
    if (isDone) own.current?.reset();
  }, [isDone]);
  const error = form.error("code") ?? form.failure?.formError;
  return (
    <fetcher.Form ref={own} method="post" action={action} noValidate>
      <input type="hidden" name="intent" value="coupon" />
      <ByScript />
      <Field label={hasSome ? "Another coupon" : "Coupon"} name="code" id="coupon-code" error={error}>
        <div className="flex gap-2">
          <Input
            defaultValue={form.value("code") ?? ""}
            maxLength={80}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="uppercase"
          />
          <Button type="submit" loading={isBusy && "Checking"}>
            Apply
          </Button>
        </div>
      </Field>
      <p aria-live="polite" className="sr-only">
        {isDone ? "The coupon was applied." : ""}
      </p>
    </fetcher.Form>
  );
}

/** Without JavaScript the answer stands on the page; it may be that of another form. */
function isOfCoupon(answered: unknown): boolean {
  const values = (answered as { values?: { intent?: unknown } } | undefined)?.values;
  return values?.intent === "coupon";
}
