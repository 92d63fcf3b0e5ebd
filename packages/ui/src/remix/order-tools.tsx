import type { sellerOrderPartView } from "@emporia/contracts/orders";
import { Form } from "@remix-run/react";
import type { z } from "zod";
import { UnitFields } from "../commerce/unit-fields";
import { leftBehind } from "../lib/left-behind";
import { moneyText } from "../lib/money-text";
import { Button } from "../primitives/button";
import { ConfirmButton, type Question } from "../primitives/confirm-dialog";
import { Field } from "../primitives/field";
import { FormErrors } from "../primitives/form-errors";
import { PhotosField } from "../primitives/photos-field";
import { Select } from "../primitives/select";
import { Textarea } from "../primitives/textarea";
import { ReasonField, Tool, useTool } from "./use-tool";

type Part = z.infer<typeof sellerOrderPartView>;

/** What of a part cannot be sent, with the reason that the shopper reads. Sends `intent=cancel`. */
export function CancelUnitsTool({ part }: { part: Part }) {
  const tool = `cancel-${part.id}`;
  const { form, isSending } = useTool(tool);
  const open = part.items
    .map((item) => ({
      id: item.id,
      name: item.name,
      detail: item.variantTitle,
      most: item.quantity - item.cancelledQuantity - item.shippedQuantity,
    }))
    .filter((item) => item.most > 0);
  if (!part.isCancellable || open.length === 0) return null;
  return (
    <Tool summary="Cancel what cannot be sent" isOpen={form.failure !== undefined}>
      <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-4">
        <input type="hidden" name="tool" value={tool} />
        <input type="hidden" name="sellerOrderId" value={part.id} />
        <FormErrors failure={form.failure} />
        <UnitFields legend="How many to cancel" items={open} form={form} initial="none" />
        <ReasonField tool={tool} form={form} />
        <ConfirmButton
          size="sm"
          name="intent"
          value="cancel"
          loading={isSending && "Cancelling…"}
          question={(typed) => cancelQuestion(part, typed)}
        >
          Cancel these
        </ConfirmButton>
      </Form>
    </Tool>
  );
}

/** Names what is cancelled and what was paid for it. */
function cancelQuestion(part: Part, typed: FormData): Question | null {
  const chosen = part.items.flatMap((item) => {
    const at = [...typed].find(([name, value]) => name.endsWith(".orderItemId") && value === item.id)?.[0];
    const quantity = Number(at && typed.get(at.replace("orderItemId", "quantity")));
    return Number.isInteger(quantity) && quantity > 0 ? [{ ...item, quantity }] : [];
  });
  if (chosen.length === 0) return null;
  const worth = chosen.reduce((sum, item) => sum + item.price.amount * item.quantity, 0);
  const what = chosen.map((item) => `${item.quantity} × ${shortened(item.name)}`);
  const along = leftBehind(
    part,
    chosen.reduce((sum, { quantity }) => sum + quantity, 0),
  );
  return {
    title: `Cancel ${new Intl.ListFormat("en").format(what)} of ${part.number}?`,
    consequence: `The stock goes back. The shopper gets a mail and what they paid for it: ${moneyText({ ...part.total, amount: worth })}, less discounts and with the tax on it.${along.length > 0 ? ` ${along.join(", ")}, which was to go along with it, stays an order of its own: cancel it as well, or send it by itself.` : ""} This cannot be undone.`,
    confirmLabel: "Cancel it",
  };
}

const shortened = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

/** Writes something down. Sends `intent=note`. */
export function NoteTool({ audiences }: { audiences: readonly { value: string; label: string }[] }) {
  const { form, isSending } = useTool("note");
  return (
    <Form
      key={form.failure ? "failed" : "fresh"}
      method="post"
      noValidate
      preventScrollReset
      className="mt-6 flex max-w-lg flex-col items-start gap-3"
    >
      <input type="hidden" name="tool" value="note" />
      <Field name="text" id="note-text" label="Add a note" error={form.error("text")} className="w-full">
        <Textarea rows={2} maxLength={2000} defaultValue={form.value("text")} />
      </Field>
      <div className="flex flex-wrap items-end gap-3">
        <Field name="audience" id="note-audience" label="Who reads it">
          <Select options={audiences} defaultValue={form.value("audience")} />
        </Field>
        <Button type="submit" name="intent" value="note" loading={isSending && "Saving…"}>
          Save the note
        </Button>
      </div>
    </Form>
  );
}

interface AnswerComplaintToolProps {
  complaintId: string;
  label: string;
  /** Whether photos can come along, as `photos`. */
  withPhotos?: boolean;
}

/** An answer to a complaint. Sends `intent=answerComplaint`. */
export function AnswerComplaintTool({ complaintId, label, withPhotos = false }: AnswerComplaintToolProps) {
  const tool = `answer-${complaintId}`;
  const { form, isSending } = useTool(tool);
  return (
    <Form
      method="post"
      encType={withPhotos ? "multipart/form-data" : "application/x-www-form-urlencoded"}
      noValidate
      preventScrollReset
      className="flex max-w-lg flex-col items-start gap-3"
    >
      <input type="hidden" name="tool" value={tool} />
      <input type="hidden" name="complaintId" value={complaintId} />
      <FormErrors failure={form.failure} />
      <Field name="text" id={`${tool}-text`} label={label} error={form.error("text")} className="w-full">
        <Textarea rows={3} maxLength={2000} defaultValue={form.value("text")} />
      </Field>
      {withPhotos && (
        <PhotosField
          id={`${tool}-photos`}
          hint="Up to six, that the shopper and Emporia see: the parcel, what came back."
          error={form.error("photos")}
        />
      )}
      <Button type="submit" size="sm" name="intent" value="answerComplaint" loading={isSending && "Sending…"}>
        Send
      </Button>
    </Form>
  );
}

/** Takes a change back that waits for its shopper. Sends `intent=withdrawAmendment`. */
export function WithdrawAmendment({ amendmentId, sellerOrderId }: { amendmentId: string; sellerOrderId?: string }) {
  const { form, isSending } = useTool(`withdraw-${amendmentId}`);
  return (
    <Form method="post" preventScrollReset className="flex flex-col items-start gap-3">
      <input type="hidden" name="tool" value={`withdraw-${amendmentId}`} />
      <input type="hidden" name="amendmentId" value={amendmentId} />
      {sellerOrderId && <input type="hidden" name="sellerOrderId" value={sellerOrderId} />}
      <FormErrors failure={form.failure} />
      <ConfirmButton
        size="sm"
        name="intent"
        value="withdrawAmendment"
        loading={isSending && "Taking it back…"}
        question={{
          title: "Take the change back?",
          consequence: "Its link opens nothing any more, and the shopper gets a mail. The order stays as it was.",
          confirmLabel: "Take it back",
        }}
      >
        Take it back
      </ConfirmButton>
    </Form>
  );
}
