import type { LabelRateView } from "@emporia/contracts/labels";
import type { sellerOrderPartView } from "@emporia/contracts/orders";
import type { ReturnView } from "@emporia/contracts/returns";
import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { z } from "zod";
import { MoneyInput } from "../commerce/money-input";
import { Price } from "../commerce/price";
import { UnitFields } from "../commerce/unit-fields";
import { moneyText, typedMoney } from "../lib/money-text";
import { offerOf } from "../lib/offer";
import { Button } from "../primitives/button";
import { ConfirmButton, type Question } from "../primitives/confirm-dialog";
import { Field } from "../primitives/field";
import { FormErrors } from "../primitives/form-errors";
import { Input } from "../primitives/input";
import { RadioGroup } from "../primitives/radio-group";
import { Select } from "../primitives/select";
import { Textarea } from "../primitives/textarea";
import { useFieldErrorsOf } from "./use-field-errors";

type Part = z.infer<typeof sellerOrderPartView>;

/** A form that is one of several on its page: told from the others by `tool`, which its failure carries back. */
function useTool(tool: string) {
  const form = useFieldErrorsOf("tool", tool);
  const { formData } = useNavigation();
  const isSending = formData?.get("tool") === tool;
  return { form, isSending };
}

function Tool({ summary, isOpen, children }: { summary: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="text-sm" open={isOpen}>
      <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
        {summary}
      </summary>
      <div className="mt-3 mb-5 max-w-lg">{children}</div>
    </details>
  );
}

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
  return {
    title: `Cancel ${new Intl.ListFormat("en").format(what)} of ${part.number}?`,
    consequence: `The stock goes back. The shopper gets a mail and what they paid for it: ${moneyText({ ...part.total, amount: worth })}, less discounts and with the tax on it. This cannot be undone.`,
    confirmLabel: "Cancel it",
  };
}

const shortened = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name);

function ReasonField({ tool, form }: { tool: string; form: ReturnType<typeof useTool>["form"] }) {
  return (
    <Field
      id={`${tool}-reason`}
      name="reason"
      label="Reason"
      hint="The shopper reads it."
      error={form.error("reason")}
      className="w-full"
    >
      <Textarea rows={2} maxLength={300} defaultValue={form.value("reason")} />
    </Field>
  );
}

/** Money back without a return, up to what is left. `formKey` makes sending it twice one refund. Sends `intent=refund`. */
export function RefundTool({ part, formKey }: { part: Part; formKey: string }) {
  const tool = `refund-${part.id}`;
  const { form, isSending } = useTool(tool);
  const { amount, currency } = part.refundable;
  if (amount === 0) return null;
  return (
    <Tool summary="Give money back" isOpen={form.failure !== undefined}>
      <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-4">
        <input type="hidden" name="tool" value={tool} />
        <input type="hidden" name="sellerOrderId" value={part.id} />
        <input type="hidden" name="key" value={`${formKey}-${part.refunds.length}`} />
        <FormErrors failure={form.failure} />
        <Field
          id={`${tool}-amount`}
          name="amount"
          label="Amount"
          hint={`Up to ${moneyText(part.refundable)}, tax included. The commission on it is taken back too.`}
          error={form.error("amount")}
          className="w-full max-w-60"
        >
          <MoneyInput currency={currency} defaultValue={form.value("amount")} />
        </Field>
        {part.isCreditable && (
          <Field
            id={`${tool}-to`}
            name="to"
            label="Where it goes"
            hint="What was paid with store credit goes back to it first, either way."
            error={form.error("to")}
            className="w-full max-w-60"
          >
            <Select
              options={[
                { value: "card", label: "The card that paid" },
                { value: "credit", label: "The shopper’s store credit" },
              ]}
              defaultValue={form.value("to", "card")}
            />
          </Field>
        )}
        <ReasonField tool={tool} form={form} />
        <ConfirmButton
          size="sm"
          name="intent"
          value="refund"
          loading={isSending && "Giving back…"}
          question={(typed) => {
            const asked = typedMoney(typed, "amount", currency);
            if (!asked || asked.amount <= 0 || asked.amount > amount) return null;
            const where = typed.get("to") === "credit" ? "as store credit" : "to where it came from";
            return {
              title: `Give back ${moneyText(asked)} for ${part.number}?`,
              consequence: `The shopper gets it at once, ${where}. This cannot be undone.`,
              confirmLabel: "Give it back",
              cancelLabel: "Not now",
            };
          }}
        >
          Give it back
        </ConfirmButton>
      </Form>
    </Tool>
  );
}

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

/** An answer to a complaint. Sends `intent=answerComplaint`. */
export function AnswerComplaintTool({ complaintId, label }: { complaintId: string; label: string }) {
  const tool = `answer-${complaintId}`;
  const { form, isSending } = useTool(tool);
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-lg flex-col items-start gap-3">
      <input type="hidden" name="tool" value={tool} />
      <input type="hidden" name="complaintId" value={complaintId} />
      <FormErrors failure={form.failure} />
      <Field name="text" id={`${tool}-text`} label={label} error={form.error("text")} className="w-full">
        <Textarea rows={3} maxLength={2000} defaultValue={form.value("text")} />
      </Field>
      <Button type="submit" size="sm" name="intent" value="answerComplaint" loading={isSending && "Sending…"}>
        Send
      </Button>
    </Form>
  );
}

/** What who keeps a return can do with it next: agree or not, say that it came, say what was found. */
export function ReturnTools({ returned, rates = [] }: { returned: ReturnView; rates?: readonly LabelRateView[] }) {
  if (returned.status === "REQUESTED")
    return (
      <div className="grid gap-8 lg:grid-cols-2">
        <ApproveTool returned={returned} rates={rates} />
        <RejectTool returned={returned} />
      </div>
    );
  if (returned.status === "APPROVED" || returned.status === "SENT") return <ReceiveTool returned={returned} />;
  if (returned.status === "RECEIVED") return <InspectTool returned={returned} />;
  return null;
}

function ApproveTool({ returned, rates }: { returned: ReturnView; rates: readonly LabelRateView[] }) {
  const { form, isSending } = useTool("approve");
  return (
    <Form method="post" noValidate className="flex flex-col items-start gap-4 text-sm">
      <input type="hidden" name="tool" value="approve" />
      <input type="hidden" name="returnId" value={returned.id} />
      <h3 className="text-base">Take it back</h3>
      <FormErrors failure={form.failure} labels={{ instructions: "Where to send it and how" }} />
      <Field
        name="instructions"
        label="Where to send it and how"
        hint="The address, and how to wrap it. The shopper reads it."
        error={form.error("instructions")}
        className="w-full"
      >
        <Textarea rows={4} maxLength={1000} defaultValue={form.value("instructions")} />
      </Field>
      {rates.length > 0 && (
        <RadioGroup
          legend="How it travels"
          name="offer"
          defaultValue={form.value("offer", returned.postage === "shop" ? offerOf(rates[0]) : "")}
          error={form.error("service")}
          hint={
            returned.postage === "shop"
              ? "You pay for this return: that is what the shopper read when they asked."
              : "The shopper pays for this return. A label that you buy is a courtesy."
          }
          className="w-full"
          options={[
            { value: "", label: "The shopper sends it" },
            ...rates.map((rate) => ({
              value: offerOf(rate),
              label: `Label of ${rate.name}`,
              aside: <Price money={rate.price} />,
            })),
          ]}
        />
      )}
      <details className="w-full" open={Boolean(form.value("label.carrier"))}>
        <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
          Send a label of your own along
        </summary>
        <div className="mt-2 grid gap-4 sm:grid-cols-2">
          <Field name="label.carrier" label="Carrier" error={form.error("label.carrier")}>
            <Input maxLength={60} autoComplete="off" defaultValue={form.value("label.carrier")} />
          </Field>
          <Field name="label.trackingNumber" label="Tracking number" error={form.error("label.trackingNumber")}>
            <Input maxLength={100} autoComplete="off" defaultValue={form.value("label.trackingNumber")} />
          </Field>
          <Field
            name="label.url"
            label="Address of the label"
            hint="https://…"
            error={form.error("label.url")}
            className="sm:col-span-2"
          >
            <Input type="url" maxLength={500} autoComplete="off" defaultValue={form.value("label.url")} />
          </Field>
        </div>
      </details>
      <Button type="submit" name="intent" value="approve" variant="primary" loading={isSending && "Saving…"}>
        Agree to the return
      </Button>
    </Form>
  );
}

function RejectTool({ returned }: { returned: ReturnView }) {
  const { form, isSending } = useTool("reject");
  return (
    <Form method="post" noValidate className="flex flex-col items-start gap-4 text-sm">
      <input type="hidden" name="tool" value="reject" />
      <input type="hidden" name="returnId" value={returned.id} />
      <h3 className="text-base">Do not take it back</h3>
      <FormErrors failure={form.failure} labels={{ reason: "Why not" }} />
      <Field
        name="reason"
        id="reject-reason"
        label="Why not"
        hint="The shopper reads it, and may ask Emporia to decide."
        error={form.error("reason")}
        className="w-full"
      >
        <Textarea rows={4} maxLength={1000} defaultValue={form.value("reason")} />
      </Field>
      <Button type="submit" name="intent" value="reject" loading={isSending && "Saving…"}>
        Reject the return
      </Button>
    </Form>
  );
}

function ReceiveTool({ returned }: { returned: ReturnView }) {
  const { form, isSending } = useTool("receive");
  return (
    <Form method="post" className="flex flex-col items-start gap-3 text-sm">
      <input type="hidden" name="tool" value="receive" />
      <input type="hidden" name="returnId" value={returned.id} />
      <FormErrors failure={form.failure} />
      <p className="text-muted">
        {returned.status === "SENT"
          ? "It is on its way to you."
          : "The shopper has not said yet that it is on its way."}
      </p>
      <Button type="submit" name="intent" value="receive" variant="primary" loading={isSending && "Saving…"}>
        It has arrived
      </Button>
    </Form>
  );
}

function InspectTool({ returned }: { returned: ReturnView }) {
  const { form, isSending } = useTool("inspect");
  return (
    <Form method="post" noValidate className="flex max-w-2xl flex-col items-start gap-5 text-sm">
      <input type="hidden" name="tool" value="inspect" />
      <input type="hidden" name="returnId" value={returned.id} />
      <FormErrors failure={form.failure} labels={{ note: "Note" }} />
      <fieldset className="w-full min-w-0">
        <legend className="font-medium">What did you find?</legend>
        <p className="text-[0.8125rem] text-muted">
          Count every unit once. What is sold again or thrown away is refunded: {moneyText(returned.worth)} for all of
          it.
        </p>
        <ul className="mt-3 flex flex-col divide-y divide-line border-y">
          {returned.items.map((item, at) => {
            const name = (field: string) => `items.${at}.${field}`;
            const count = (field: string, label: string, initial: number) => (
              <Field name={name(field)} label={label} error={form.error(name(field))}>
                <Input
                  type="number"
                  inputMode="numeric"
                  min={0}
                  max={item.quantity}
                  step={1}
                  defaultValue={form.value(name(field), String(initial))}
                  className="figures"
                />
              </Field>
            );
            return (
              <li key={item.orderItemId} className="py-4">
                <input type="hidden" name={name("orderItemId")} value={item.orderItemId} />
                <p className="mb-3 font-medium wrap-anywhere">
                  <span className="figures text-muted">{item.quantity} ×</span> {item.name}
                  {item.variantTitle && <span className="font-normal text-muted"> · {item.variantTitle}</span>}
                </p>
                <div className="grid gap-4 sm:grid-cols-3">
                  {count("restocked", "Sell again", item.quantity)}
                  {count("scrapped", "Throw away", 0)}
                  {count("refused", "Not taken back", 0)}
                </div>
              </li>
            );
          })}
        </ul>
      </fieldset>
      <Field name="withShipping" label="Shipping" className="w-full max-w-60">
        <Select
          options={[
            { value: "false", label: "Keep what shipping cost" },
            { value: "true", label: "Give the shipping back too" },
          ]}
          defaultValue={form.value("withShipping", "false")}
        />
      </Field>
      <Field
        name="note"
        label="Note"
        required={false}
        hint="The shopper reads it. Needed when something is not taken back."
        error={form.error("note")}
        className="w-full"
      >
        <Textarea rows={3} maxLength={1000} defaultValue={form.value("note")} />
      </Field>
      <ConfirmButton
        name="intent"
        value="inspect"
        variant="primary"
        loading={isSending && "Saving…"}
        question={{
          title: "Save what you found?",
          consequence: "What is taken back is refunded at once. This cannot be undone.",
          confirmLabel: "Save and refund",
          cancelLabel: "Look again",
          tone: "primary",
        }}
      >
        Save and refund
      </ConfirmButton>
    </Form>
  );
}
