import type { StaffSellerView } from "@emporia/contracts/sellers";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation } from "@remix-run/react";
import { useEffect } from "react";

/** What staff can decide about a seller as it stands: approve or reject, suspend, reinstate. */
export function Decisions({ seller }: { seller: Pick<StaffSellerView, "id" | "shopName" | "status"> }) {
  const form = useFieldErrorsOf("sellerId", seller.id);
  const { formData } = useNavigation();
  const busy = (intent: string, words: string) =>
    formData?.get("sellerId") === seller.id && formData.get("intent") === intent && words;
  const reasonId = `reason-${seller.id}`;
  const name = seller.shopName.length > 60 ? `${seller.shopName.slice(0, 59)}…` : seller.shopName;
  useEffect(() => {
    if (form.error("reason")) document.getElementById(reasonId)?.focus();
  }, [form, reasonId]);
  const reason = (label: string, hint: string) => (
    <Field
      id={reasonId}
      name="reason"
      label={label}
      hint={hint}
      error={form.error("reason")}
      className="w-full max-w-prose"
    >
      <Textarea rows={3} maxLength={1000} defaultValue={form.value("reason")} />
    </Field>
  );
  return (
    <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-4">
      <input type="hidden" name="sellerId" value={seller.id} />
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      {seller.status === "PENDING" && (
        <>
          {reason(
            "Reason, if you reject",
            "Its owner reads it word for word, changes the application and sends it again.",
          )}
          <div className="flex flex-wrap gap-2">
            <Button
              type="submit"
              name="intent"
              value="approve"
              variant="primary"
              loading={busy("approve", "Approving…")}
            >
              Approve
              <span className="sr-only"> {seller.shopName}</span>
            </Button>
            <Button type="submit" name="intent" value="reject" loading={busy("reject", "Rejecting…")}>
              Reject
              <span className="sr-only"> {seller.shopName}</span>
            </Button>
          </div>
        </>
      )}
      {seller.status === "APPROVED" && (
        <>
          {reason("Reason to suspend", "Its owner reads it word for word.")}
          <ConfirmButton
            name="intent"
            value="suspend"
            needs={["reason"]}
            loading={busy("suspend", "Suspending…")}
            question={{
              title: `Suspend ${name}?`,
              consequence:
                "Shoppers no longer see the shop or its products. Orders that were placed still have to be sent. You can reinstate it at any time.",
              confirmLabel: "Suspend it",
            }}
          >
            Suspend the shop
          </ConfirmButton>
        </>
      )}
      {seller.status === "SUSPENDED" && (
        <Button
          type="submit"
          name="intent"
          value="reinstate"
          variant="primary"
          loading={busy("reinstate", "Opening again…")}
        >
          Reinstate the shop
        </Button>
      )}
      {seller.status === "REJECTED" && (
        <p className="text-sm text-muted">
          Its owner has been told why. The application comes back here when it is sent again.
        </p>
      )}
      {seller.status === "BANNED" && <p className="text-sm text-muted">A ban is final.</p>}
    </Form>
  );
}
