import { adjustableAccounts, decideAdjustmentInput, requestAdjustmentInput } from "@emporia/contracts/ledger";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { moneyMarker } from "@emporia/ui/lib/form-names";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { SuggestInput } from "@emporia/ui/remix/suggest-input";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { LedgerTabs } from "~/components/ledger-tabs";
import { apiFor } from "~/lib/api.server";
import { accountWord } from "~/lib/ledger";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { ledger, markets } = apiFor(request, context);
  const [list, { items }] = await page(
    request,
    Promise.all([ledger.adjustments.query({ cursor: cursorOf(params), limit: 20 }), markets.list.query()]),
  );
  const currencies = [...new Set(items.map((market) => market.currency))];
  const shopper = params.get("shopper")?.slice(0, 254) ?? undefined;
  return { list, accounts: [...adjustableAccounts], currencies, shopper };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { ledger } = apiFor(request, context);
  // The amount is read in the currency that was chosen, also where the page could not follow the choice.
  const currency = form.get("currency");
  if (currency) form.set(moneyMarker("amount"), currency);
  if (form.get("intent") === "ask")
    return submit(form, requestAdjustmentInput, (input) =>
      ledger.requestAdjustment.mutate(input).then(() => redirect("/ledger/adjustments?done=adjustmentAsked")),
    );
  return submit(form, decideAdjustmentInput, (input) =>
    ledger.decideAdjustment.mutate(input).then(() => redirect("/ledger/adjustments?done=saved")),
  );
}

export const meta: MetaFunction = () => [{ title: "Adjustments · Emporia Admin" }];

type Adjustment = ReturnType<typeof useLoaderData<typeof loader>>["list"]["items"][number];

export default function AdjustmentsPage() {
  const { list, accounts, currencies, shopper } = useLoaderData<typeof loader>();
  const mayWrite = useMay("ledger:write");
  return (
    <>
      <PageHeader
        title="Adjustments"
        description="Postings by hand. One of the staff asks for it with a reason; it is posted when another one approves."
      >
        <LedgerTabs />
      </PageHeader>
      <Section title="Asked for and decided">
        {list.items.length === 0 ? (
          <EmptyState icon={<PenLine />} heading="h3" title="Nothing was ever adjusted by hand.">
            That is how it should be. What cannot be explained otherwise is asked for below.
          </EmptyState>
        ) : (
          <ul className="border-t">
            {list.items.map((each) => (
              <Item key={each.id} adjustment={each} mayWrite={mayWrite} />
            ))}
          </ul>
        )}
        <CursorPages label="Adjustments" nextCursor={list.nextCursor} />
      </Section>
      {mayWrite && <Ask key={list.items[0]?.id} accounts={accounts} currencies={currencies} shopper={shopper} />}
    </>
  );
}

const faces = {
  REQUESTED: { word: "Waits for approval", tone: "warn", shape: "half" },
  APPROVED: { word: "Posted", tone: "good", shape: "tick" },
  REJECTED: { word: "Rejected", tone: "bad", shape: "cross" },
} as const;

function Item({ adjustment, mayWrite }: { adjustment: Adjustment; mayWrite: boolean }) {
  const said = useFieldErrorsOf("adjustmentId", adjustment.id);
  const face = faces[adjustment.status];
  return (
    <li className="border-b py-5">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0 grow basis-72">
          <h3 className="text-[0.9375rem] font-medium wrap-anywhere">{adjustment.reason}</h3>
          <p className="mt-1 text-sm">
            Debit {accountWord(adjustment.debitAccount)}, credit {accountWord(adjustment.creditAccount)}
            {adjustment.shopName && <> of {adjustment.shopName}</>}
            {adjustment.shopperEmail && <> of {adjustment.shopperEmail}</>}: <Price money={adjustment.amount} />
          </p>
          <p className="mt-1 text-sm text-muted wrap-anywhere">
            Asked for by {adjustment.requestedBy}, <DateTime value={adjustment.requestedAt} style="both" />
            {adjustment.decidedAt && (
              <>
                . Decided by {adjustment.decidedBy}, <DateTime value={adjustment.decidedAt} style="both" />
                {adjustment.decisionNote && <>: {adjustment.decisionNote}</>}
              </>
            )}
          </p>
        </div>
        <Badge tone={face.tone} shape={face.shape}>
          {face.word}
        </Badge>
      </div>
      {said.formError && (
        <div className="mt-3">
          <FormErrors failure={said.failure} />
        </div>
      )}
      {adjustment.status === "REQUESTED" && mayWrite && (
        <div className="mt-3 flex flex-wrap items-end gap-3">
          {adjustment.isOwn ? <Withdraw adjustment={adjustment} /> : <Decide adjustment={adjustment} />}
        </div>
      )}
    </li>
  );
}

function Withdraw({ adjustment }: { adjustment: Adjustment }) {
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-3">
      <p className="text-sm text-muted">You asked for it: somebody else has to approve it.</p>
      <input type="hidden" name="adjustmentId" value={adjustment.id} />
      <input type="hidden" name="isApproved" value="false" />
      <Button type="submit" size="sm" variant="ghost">
        Withdraw<span className="sr-only"> {adjustment.reason}</span>
      </Button>
    </Form>
  );
}

function Decide({ adjustment }: { adjustment: Adjustment }) {
  return (
    <>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="adjustmentId" value={adjustment.id} />
        <input type="hidden" name="isApproved" value="true" />
        <ConfirmButton
          variant="primary"
          size="sm"
          question={{
            title: `Post “${adjustment.reason}”?`,
            consequence: "A posting is never changed; only another one can correct it.",
            confirmLabel: "Approve and post",
            cancelLabel: "Not yet",
            tone: "primary",
          }}
        >
          Approve
        </ConfirmButton>
      </Form>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="adjustmentId" value={adjustment.id} />
        <input type="hidden" name="isApproved" value="false" />
        <Button type="submit" size="sm">
          Reject<span className="sr-only"> {adjustment.reason}</span>
        </Button>
      </Form>
    </>
  );
}

/** `shopper`: whose store credit it is about, where somebody came from their page. */
function Ask({
  accounts,
  currencies,
  shopper,
}: {
  accounts: readonly string[];
  currencies: readonly string[];
  shopper: string | undefined;
}) {
  const said = useFieldErrorsOf("intent", "ask");
  const [home = "USD"] = currencies;
  const [currency, setCurrency] = useState(said.value("currency", home) ?? home);
  const { formData } = useNavigation();
  const options = accounts.map((value) => ({ value, label: accountWord(value) }));
  return (
    <Section
      isSplit
      title="Ask for an adjustment"
      description="Debiting an asset or an expense adds to it; crediting what is owed to somebody adds to that."
    >
      <Form method="post" noValidate preventScrollReset className="flex max-w-lg flex-col gap-5">
        <FormErrors failure={said.failure} />
        <Field name="debitAccount" label="Debit" error={said.error("debitAccount")}>
          <Select
            placeholder="Choose an account"
            defaultValue={said.value("debitAccount", shopper ? "promotions" : "")}
            options={options}
          />
        </Field>
        <Field name="creditAccount" label="Credit" error={said.error("creditAccount")}>
          <Select
            placeholder="Choose an account"
            defaultValue={said.value("creditAccount", shopper ? "store_credit" : "")}
            options={options}
          />
        </Field>
        <Field
          name="shopSlug"
          label="Shop"
          required={false}
          hint="For “Payable to sellers”: the address of the shop, as in kiln-and-tide."
          error={said.error("shopSlug")}
        >
          <SuggestInput kinds={["shop"]} maxLength={80} defaultValue={said.value("shopSlug")} />
        </Field>
        <Field
          name="shopperEmail"
          label="Shopper"
          required={false}
          hint="For “Store credit”: the e-mail address of their account."
          error={said.error("shopperEmail")}
        >
          <Input type="email" autoComplete="off" maxLength={254} defaultValue={said.value("shopperEmail", shopper)} />
        </Field>
        <div className="grid gap-5 sm:grid-cols-[1fr_9rem]">
          <Field name="amount" label="Amount" error={said.error("amount")}>
            <MoneyInput currency={currency} defaultValue={said.value("amount")} />
          </Field>
          <Field name="currency" label="Currency" error={said.error("currency")}>
            <Select
              value={currency}
              onChange={(event) => setCurrency(event.target.value)}
              options={currencies.map((code) => ({ value: code, label: code }))}
            />
          </Field>
        </div>
        <Field name="reason" label="Why" hint="The other person and the auditor read it." error={said.error("reason")}>
          <Textarea rows={3} maxLength={1000} defaultValue={said.value("reason")} />
        </Field>
        <div>
          <Button
            type="submit"
            name="intent"
            value="ask"
            variant="primary"
            loading={formData?.get("intent") === "ask" && "Asking…"}
          >
            Ask for it
          </Button>
        </div>
      </Form>
    </Section>
  );
}
