import type { OrderView } from "@emporia/contracts/orders";
import { complaintReasonWord } from "@emporia/ui/commerce/return-status-badge";
import { ComplaintThread, ReturnSummary } from "@emporia/ui/commerce/return-summary";
import { UnitFields } from "@emporia/ui/commerce/unit-fields";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { PhotosField } from "@emporia/ui/primitives/photos-field";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { Form, useNavigation, useParams, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { withQuery } from "~/lib/paths";

type Part = OrderView["sellerOrders"][number];

/** What a button says while the form of this name and thing is under way. */
function useSending(name: string, value: string, intent: string): boolean {
  const { formData } = useNavigation();
  return formData?.get("intent") === intent && formData.get(name) === value;
}

function Disclosure({ summary, isOpen, children }: { summary: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details className="mt-3 text-sm" open={isOpen}>
      <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
        {summary}
      </summary>
      <div className="mt-3 max-w-lg">{children}</div>
    </details>
  );
}

/** Some units of a part, before it is sent. */
export function CancelUnits({ part, back }: { part: Part; back: string }) {
  const form = useFieldErrorsOf("cancelPartId", part.id);
  const isSending = useSending("cancelPartId", part.id, "cancelUnits");
  const open = part.items
    .map((item) => ({ ...item, most: item.quantity - item.cancelledQuantity - item.shippedQuantity }))
    .filter((item) => item.most > 0);
  if (open.reduce((sum, item) => sum + item.most, 0) < 2) return null;
  return (
    <Disclosure summary="Cancel only some of it" isOpen={form.failure !== undefined}>
      <Form method="post" preventScrollReset noValidate className="flex flex-col items-start gap-4">
        <input type="hidden" name="cancelPartId" value={part.id} />
        <UnitFields
          legend="How many to cancel"
          hint={`What you paid for them goes back to ${back}.`}
          items={open.map((item) => ({ id: item.id, name: item.name, detail: item.variantTitle, most: item.most }))}
          form={form}
          initial="none"
        />
        <Button type="submit" size="sm" name="intent" value="cancelUnits" loading={isSending && "Cancelling…"}>
          Cancel these
        </Button>
      </Form>
    </Disclosure>
  );
}

/** Parcels on their way, for who has them in hand already. */
export function ReceivedForms({ shipments }: { shipments: Part["shipments"] }) {
  const underWay = shipments.filter((shipment) => shipment.status === "SHIPPED");
  return underWay.map((shipment) => (
    <Form key={shipment.id} method="post" preventScrollReset className="mt-3">
      <input type="hidden" name="shipmentId" value={shipment.id} />
      <Button type="submit" size="sm" name="intent" value="received">
        {underWay.length === 1 ? "It has arrived" : `${shipment.trackingNumber} has arrived`}
      </Button>
    </Form>
  ));
}

/** What of a part comes back, what is not agreed about it, and what the shopper can do. */
export function PartReturns({ part }: { part: Part }) {
  const { orderId = "" } = useParams();
  const [search] = useSearchParams();
  const token = search.get("token") ?? undefined;
  if (part.returns.length + part.complaints.length === 0 && !part.complaintReason) return null;
  return (
    <div className="mt-6 flex flex-col gap-6 border-t pt-5">
      {part.returns.map((returned) => (
        <ReturnSummary
          isShopper
          key={returned.id}
          returned={returned}
          labelHref={withQuery(`/orders/${orderId}/returns/${returned.id}/label`, { token })}
        >
          {returned.status === "APPROVED" && <SendReturn returned={returned} />}
          {(returned.status === "REQUESTED" || returned.status === "APPROVED") && (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="returnId" value={returned.id} />
              <ConfirmButton
                size="sm"
                name="intent"
                value="withdrawReturn"
                question={{
                  title: `Keep it after all?`,
                  consequence: "The return is withdrawn. You can ask again while its days last.",
                  confirmLabel: "Withdraw the return",
                  cancelLabel: "Go on with it",
                }}
              >
                Keep it after all
              </ConfirmButton>
            </Form>
          )}
        </ReturnSummary>
      ))}
      {part.complaints.map((complaint) => (
        <ComplaintThread key={complaint.id} complaint={complaint}>
          {complaint.status === "OPEN" && <AnswerComplaint complaintId={complaint.id} />}
        </ComplaintThread>
      ))}
      {part.complaintReason && <OpenComplaint part={part} reason={complaintReasonWord(part.complaintReason)} />}
    </div>
  );
}

function SendReturn({ returned }: { returned: Part["returns"][number] }) {
  const form = useFieldErrorsOf("returnId", returned.id);
  const isSending = useSending("returnId", returned.id, "sendReturn");
  return (
    <Form method="post" preventScrollReset noValidate className="flex max-w-lg flex-col items-start gap-4">
      <input type="hidden" name="returnId" value={returned.id} />
      <p className="text-muted">Sent it? Tell the shop how to follow it.</p>
      <div className="grid w-full gap-4 sm:grid-cols-2">
        <Field name="carrier" label="Carrier" error={form.error("carrier")}>
          <Input maxLength={60} autoComplete="off" defaultValue={form.value("carrier", returned.label?.carrier)} />
        </Field>
        <Field name="trackingNumber" label="Tracking number" error={form.error("trackingNumber")}>
          <Input
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            defaultValue={form.value("trackingNumber", returned.label?.trackingNumber)}
          />
        </Field>
      </div>
      <Button type="submit" size="sm" name="intent" value="sendReturn" loading={isSending && "Saving…"}>
        It is on its way
      </Button>
    </Form>
  );
}

function OpenComplaint({ part, reason }: { part: Part; reason: string }) {
  const form = useFieldErrorsOf("complaintPartId", part.id);
  const isSending = useSending("complaintPartId", part.id, "complain");
  return (
    <Disclosure summary="Ask Emporia to decide" isOpen={form.failure !== undefined}>
      <Form
        method="post"
        encType="multipart/form-data"
        preventScrollReset
        noValidate
        className="flex flex-col items-start gap-4"
      >
        <input type="hidden" name="complaintPartId" value={part.id} />
        <input type="hidden" name="sellerOrderId" value={part.id} />
        {form.formError && <p className="font-medium text-bad">{form.formError}</p>}
        <Field
          name="text"
          id={`complaint-${part.id}`}
          label={`${reason}: what happened?`}
          hint={`${part.seller.shopName} reads it too and has three days to say its side.`}
          error={form.error("text")}
          className="w-full"
        >
          <Textarea rows={4} maxLength={2000} defaultValue={form.value("text")} />
        </Field>
        <PhotosField id={`complaint-photos-${part.id}`} error={form.error("photos")} />
        <Button type="submit" size="sm" name="intent" value="complain" loading={isSending && "Sending…"}>
          Ask Emporia to decide
        </Button>
      </Form>
    </Disclosure>
  );
}

function AnswerComplaint({ complaintId }: { complaintId: string }) {
  const form = useFieldErrorsOf("complaintId", complaintId);
  const isSending = useSending("complaintId", complaintId, "answerComplaint");
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      preventScrollReset
      noValidate
      className="flex max-w-lg flex-col items-start gap-3"
    >
      <input type="hidden" name="complaintId" value={complaintId} />
      <Field
        name="text"
        id={`answer-${complaintId}`}
        label="Add something"
        error={form.error("text")}
        className="w-full"
      >
        <Textarea rows={3} maxLength={2000} defaultValue={form.value("text")} />
      </Field>
      <PhotosField id={`answer-photos-${complaintId}`} error={form.error("photos")} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" name="intent" value="answerComplaint" loading={isSending && "Sending…"}>
          Send
        </Button>
        <Button type="submit" size="sm" variant="ghost" name="intent" value="withdrawComplaint">
          It is settled
        </Button>
      </div>
    </Form>
  );
}
