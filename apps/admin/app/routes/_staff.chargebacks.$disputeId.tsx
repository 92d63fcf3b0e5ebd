import { answerChargebackInput, decideBearerInput, decideDisputedPartsInput } from "@emporia/contracts/chargebacks";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { ChargebackBadge } from "~/components/chargeback-badge";
import { DisputedParts } from "~/components/disputed-parts";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return page(request, apiFor(request, context).chargebacks.get.query({ disputeId: params.disputeId ?? "" }));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { chargebacks } = apiFor(request, context);
  const done = (what: string) => () => redirect(`/chargebacks/${params.disputeId}?done=${what}`);
  if (form.get("intent") === "parts")
    return submit(form, decideDisputedPartsInput, (input) => chargebacks.decideParts.mutate(input).then(done("saved")));
  return form.get("intent") === "bearer"
    ? submit(form, decideBearerInput, (input) => chargebacks.decideBearer.mutate(input).then(done("saved")))
    : submit(form, answerChargebackInput, (input) => chargebacks.answer.mutate(input).then(done("evidenceSent")));
}

export const meta: MetaFunction = () => [{ title: "Chargeback · Emporia Admin" }];

type Chargeback = Awaited<ReturnType<typeof loader>>;

export default function ChargebackPage() {
  const chargeback = useLoaderData<typeof loader>();
  const mayWrite = useMay("chargebacks:write");
  const isOpen = chargeback.closedAt === null;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Chargebacks", href: "/chargebacks" }, { label: chargeback.orderNumber }]}
        title={`Chargeback of ${chargeback.orderNumber}`}
        badge={<ChargebackBadge status={chargeback.status} />}
        description={`The shopper's bank gives as its reason: ${chargeback.reason.replaceAll("_", " ")}.`}
        actions={<ButtonLink href={`/orders/${chargeback.orderId}`}>The order</ButtonLink>}
      />
      <StatRow>
        <Stat label="Amount" value={<Price money={chargeback.amount} />} />
        <Stat label="Opened" value={<DateTime value={chargeback.openedAt} style="short" />} />
        <Stat
          label={isOpen ? "Answer until" : "Decided"}
          value={
            chargeback.closedAt || chargeback.evidenceDueAt ? (
              <DateTime value={chargeback.closedAt ?? chargeback.evidenceDueAt ?? ""} style="short" />
            ) : (
              "–"
            )
          }
        />
        <Stat label={isOpen ? "If lost, borne by" : "Borne by"} value={bearerWord(chargeback)} />
      </StatRow>
      <div className="mt-8">
        <Evidence chargeback={chargeback} mayWrite={mayWrite && isOpen} />
        {chargeback.parts.length > 1 && chargeback.status !== "won" && (
          <Parts chargeback={chargeback} mayWrite={mayWrite && isOpen} />
        )}
        {chargeback.status !== "won" && <Bearer chargeback={chargeback} mayWrite={mayWrite && isOpen} />}
      </div>
    </>
  );
}

const bearerWord = ({ bearer, status }: Chargeback) =>
  status === "won" ? "Nobody" : bearer === "seller" ? "The seller" : "The platform";

const fields = [
  { name: "productDescription", label: "What was sold", isLong: true },
  { name: "customerName", label: "The shopper's name", isLong: false },
  { name: "customerEmailAddress", label: "The shopper's e-mail", isLong: false },
  { name: "shippingCarrier", label: "Carrier", isLong: false },
  { name: "shippingTrackingNumber", label: "Tracking number", isLong: false },
  { name: "shippingDate", label: "Sent on", isLong: false },
  { name: "refundPolicyDisclosure", label: "The refund policy, as the shopper saw it", isLong: true },
  { name: "uncategorizedText", label: "In our words", isLong: true },
] as const;

function Evidence({ chargeback, mayWrite }: { chargeback: Chargeback; mayWrite: boolean }) {
  const said = useFieldErrorsOf("intent", "answer");
  const { formData } = useNavigation();
  const sent = Object.entries(chargeback.evidence).filter(([, text]) => text);
  if (chargeback.evidenceSentAt)
    return (
      <Section
        isSplit
        title="Evidence"
        description={
          <>
            Sent <DateTime value={chargeback.evidenceSentAt} style="both" />. Banks take up to seventy-five days.
          </>
        }
      >
        <dl className="flex flex-col gap-3">
          {fields
            .filter((field) => sent.some(([name]) => name === field.name))
            .map((field) => (
              <div key={field.name}>
                <dt className="text-sm text-muted">{field.label}</dt>
                <dd className="wrap-anywhere whitespace-pre-wrap">{chargeback.evidence[field.name]}</dd>
              </div>
            ))}
        </dl>
      </Section>
    );
  if (!mayWrite)
    return (
      <Section isSplit title="Evidence">
        <p className="text-muted">None was sent.</p>
      </Section>
    );
  return (
    <Section
      isSplit
      title="Evidence"
      description="What of the order speaks for the payment is filled in. It is sent to the bank once."
    >
      <Form method="post" noValidate preventScrollReset className="flex max-w-xl flex-col gap-5">
        <FormErrors failure={said.failure} />
        <input type="hidden" name="disputeId" value={chargeback.id} />
        <input type="hidden" name="intent" value="answer" />
        {fields.map((field) => {
          const text = said.value(field.name, chargeback.suggestion[field.name] ?? "");
          return (
            <Field key={field.name} name={field.name} label={field.label} error={said.error(field.name)}>
              {field.isLong ? <Textarea rows={4} defaultValue={text} /> : <Input defaultValue={text} />}
            </Field>
          );
        })}
        <div>
          <ConfirmButton
            variant="primary"
            loading={formData?.get("intent") === "answer" && "Sending…"}
            question={{
              title: `Send the evidence for ${chargeback.orderNumber}?`,
              consequence: "The bank looks at it once; nothing can be added afterwards.",
              confirmLabel: "Send it to the bank",
              cancelLabel: "Not yet",
              tone: "primary",
            }}
          >
            Send to the bank
          </ConfirmButton>
        </div>
      </Form>
    </Section>
  );
}

function Parts({ chargeback, mayWrite }: { chargeback: Chargeback; mayWrite: boolean }) {
  const said = useFieldErrorsOf("intent", "parts");
  const { formData } = useNavigation();
  return (
    <Section
      isSplit
      title="What it is about"
      description="Only the earnings of these wait until the bank has decided. What is lost is taken from these first, and what is more than they come to from the others. What was never sent was not earned: its shop gives it back, whoever bears the rest."
    >
      <ul className="flex flex-col gap-1">
        {chargeback.parts.map((part) => (
          <li key={part.sellerOrderId} className={part.isConcerned ? "" : "text-muted"}>
            <span className="figures">{part.number}</span> from {part.shopName}, <Price money={part.total} />
            {!part.isConcerned && ", not concerned"}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted wrap-anywhere">
        {chargeback.partsReason ?? "Nothing tells them apart, so it is about all of them."}
      </p>
      {mayWrite && (
        <Form method="post" noValidate preventScrollReset className="mt-5 flex max-w-xl flex-col gap-5">
          <FormErrors failure={said.failure} />
          <input type="hidden" name="disputeId" value={chargeback.id} />
          <DisputedParts parts={chargeback.parts} said={said} />
          <Field name="reason" label="Why" error={said.error("reason")}>
            <Textarea rows={2} maxLength={1000} defaultValue={said.value("reason")} />
          </Field>
          <div>
            <Button
              type="submit"
              name="intent"
              value="parts"
              loading={formData?.get("intent") === "parts" && "Saving…"}
            >
              Save
            </Button>
          </div>
        </Form>
      )}
    </Section>
  );
}

function Bearer({ chargeback, mayWrite }: { chargeback: Chargeback; mayWrite: boolean }) {
  const said = useFieldErrorsOf("intent", "bearer");
  const { formData } = useNavigation();
  return (
    <Section
      isSplit
      title="Who bears it"
      description="If it is lost. From a seller it is taken back, and netted from what they earn next."
    >
      <Alert tone="info" title={bearerWord(chargeback)}>
        <span className="wrap-anywhere">{chargeback.bearerReason}</span>
      </Alert>
      {mayWrite && (
        <Form method="post" noValidate preventScrollReset className="mt-5 flex max-w-xl flex-col gap-5">
          <FormErrors failure={said.failure} />
          <input type="hidden" name="disputeId" value={chargeback.id} />
          <Field name="bearer" label="Decide otherwise" error={said.error("bearer")}>
            <Select
              defaultValue={said.value("bearer", chargeback.bearer === "seller" ? "platform" : "seller")}
              options={[
                { value: "seller", label: "The seller" },
                { value: "platform", label: "The platform" },
              ]}
            />
          </Field>
          <Field name="reason" label="Why" error={said.error("reason")}>
            <Textarea rows={2} maxLength={1000} defaultValue={said.value("reason")} />
          </Field>
          <div>
            <Button
              type="submit"
              name="intent"
              value="bearer"
              loading={formData?.get("intent") === "bearer" && "Saving…"}
            >
              Decide
            </Button>
          </div>
        </Form>
      )}
    </Section>
  );
}
