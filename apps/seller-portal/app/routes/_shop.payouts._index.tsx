import { randomUUID } from "node:crypto";
import { appealHoldInput, requestPayoutInput } from "@emporia/contracts/payouts";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { MoneyInput } from "@emporia/ui/commerce/money-input";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { moneyText, typedMoney } from "@emporia/ui/lib/money-text";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { Stat, StatRow } from "@emporia/ui/primitives/stat";
import { Table } from "@emporia/ui/primitives/table";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { Landmark } from "lucide-react";
import { CurrencyTabs } from "~/components/money/currency-tabs";
import { MoneyTabs } from "~/components/money/money-tabs";
import { PayoutBadge } from "~/components/money/payout-badge";
import { apiFor } from "~/lib/api.server";
import { currencyOf } from "~/lib/money-currency";
import { useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const { payouts } = apiFor(request, context);
  const [money, list] = await page(
    request,
    Promise.all([
      payouts.money.query({ currency: currencyOf(params) }),
      payouts.list.query({ cursor: cursorOf(params), limit: 20 }),
    ]),
  );
  return { money, list, key: randomUUID() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { payouts } = apiFor(request, context);
  const form = await readForm(request);
  if (form.get("intent") === "appeal")
    return submit(form, appealHoldInput, (input) =>
      payouts.appealHold.mutate(input).then(() => redirect("/payouts?done=appealSent")),
    );
  return submit(form, requestPayoutInput, (input) =>
    payouts.request.mutate(input).then(({ payoutId }) => redirect(`/payouts/${payoutId}?done=payoutAsked`)),
  );
}

export const meta: MetaFunction = () => [{ title: "Payouts · Emporia Seller" }];

type Money = ReturnType<typeof useLoaderData<typeof loader>>["money"];

export default function PayoutsPage() {
  const { money, list, key } = useLoaderData<typeof loader>();
  const mayWrite = useMay("balance:write");
  return (
    <>
      <PageHeader title="Payouts" description={<Schedule money={money} />}>
        <MoneyTabs />
      </PageHeader>
      <CurrencyTabs currency={money.currency} currencies={money.currencies} />
      <Notices money={money} />
      <StatRow>
        <Stat label="Available" value={<Price money={money.available} />} hint="On your Stripe account, free to go" />
        <Stat label="Pending" value={<Price money={money.pending} />} hint="Earned, waits to be transferred" />
        <Stat label="Reserved" value={<Price money={money.reserved} />} hint="Kept back, for the reasons below" />
        <Stat label="On its way" value={<Price money={money.inTransit} />} hint="To your bank" />
      </StatRow>
      {mayWrite && money.available.amount > 0 && <PayOutNow key={key} money={money} requestKey={key} />}
      <div className="mt-8">
        {money.holds.length > 0 && <Holds money={money} />}
        {money.forecast.length > 0 && <Forecast money={money} />}
        <Section title="Payouts">
          <Table
            caption="Payouts, newest first"
            rows={list.items}
            rowKey={(payout) => payout.id}
            empty={
              <EmptyState icon={<Landmark />} heading="h3" title="No payout yet.">
                Once a parcel is sent, what it earned goes to your Stripe account, and from there to your bank.
              </EmptyState>
            }
            columns={[
              {
                key: "created",
                header: "Begun",
                isName: true,
                cell: (payout) => (
                  <Link
                    href={`/payouts/${payout.id}`}
                    className="inline-flex min-h-9 items-center underline underline-offset-4"
                  >
                    <DateTime value={payout.createdAt} style="short" />
                  </Link>
                ),
              },
              { key: "status", header: "Status", cell: (payout) => <PayoutBadge status={payout.status} /> },
              { key: "by", header: "Asked for by", cell: (payout) => (payout.isScheduled ? "The schedule" : "You") },
              {
                key: "arrives",
                header: "At the bank",
                cell: (payout) =>
                  payout.arrivesOn && payout.status !== "FAILED" ? (
                    <DateTime value={payout.arrivesOn} style="short" />
                  ) : (
                    <span className="text-muted">–</span>
                  ),
              },
              { key: "amount", header: "Amount", align: "end", cell: (payout) => <Price money={payout.amount} /> },
            ]}
          />
          <CursorPages label="Payouts" nextCursor={list.nextCursor} />
        </Section>
      </div>
    </>
  );
}

function Schedule({ money }: { money: Money }) {
  if (money.terms.interval === "manual") return <>You ask for each payout. The settings can do it for you.</>;
  if (!money.nextPayoutOn) return <>Payouts are paused; the reason is below.</>;
  return (
    <>
      The next payout begins on <DateTime value={money.nextPayoutOn} />, of at least{" "}
      <Price money={money.terms.minimum} />.
    </>
  );
}

function Notices({ money }: { money: Money }) {
  const { account, owed } = money;
  const isReady = account.hasAccount && (account.payoutsEnabled || account.checkedAt === null);
  return (
    <div className="mb-6 flex flex-col gap-3 empty:hidden">
      {!isReady && (
        <Alert
          tone="warn"
          title="Stripe cannot pay you yet."
          action={<ButtonLink href="/payouts/settings">See what is missing</ButtonLink>}
        >
          Your earnings are safe and wait until Stripe knows you and your bank account.
        </Alert>
      )}
      {owed.amount > 0 && (
        <Alert tone="info" title="You owe some of what you were paid.">
          <Price money={owed} /> of orders that were refunded after you were paid. It is taken from what you earn next;
          there is nothing to do.
        </Alert>
      )}
    </div>
  );
}

function PayOutNow({ money, requestKey }: { money: Money; requestKey: string }) {
  const said = useFieldErrorsOf("intent", "");
  const { state } = useNavigation();
  return (
    <Form method="post" preventScrollReset noValidate className="mt-6">
      <FormErrors failure={said.failure} />
      <input type="hidden" name="key" value={requestKey} />
      <input type="hidden" name="currency" value={money.currency} />
      <div className="flex flex-wrap items-start gap-3">
        <Field
          name="amount"
          label="Pay out now"
          error={said.error("amount")}
          hint="What was sold in the last two days may not be available at Stripe yet."
          className="w-full sm:w-80"
        >
          <MoneyInput
            currency={money.available.currency}
            defaultValue={said.value("amount") ?? money.available.amount}
          />
        </Field>
        <ConfirmButton
          variant="primary"
          className="sm:mt-6.5"
          loading={state === "submitting" && "Sending…"}
          question={(typed) => {
            const asked = typedMoney(typed, "amount", money.currency);
            if (!asked || asked.amount <= 0 || asked.amount > money.available.amount) return null;
            return {
              title: `Pay out ${moneyText(asked)}?`,
              consequence: "It goes to your bank account at once, and cannot be called back.",
              confirmLabel: `Pay out ${moneyText(asked)}`,
              cancelLabel: "Not now",
              tone: "primary",
            };
          }}
        >
          Pay out
        </ConfirmButton>
      </div>
    </Form>
  );
}

const stops = { transfers: "Transfers", payouts: "Payouts", everything: "Everything" };

function Holds({ money }: { money: Money }) {
  return (
    <Section
      title="Kept back"
      description="Why, and until when. If one of these is wrong, say so: a person reads it and answers you."
    >
      <ul aria-label="Holds on your money" className="divide-y border-t">
        {money.holds.map((hold) => (
          <HoldItem key={hold.id} hold={hold} />
        ))}
      </ul>
    </Section>
  );
}

function HoldItem({ hold }: { hold: Money["holds"][number] }) {
  const { appeal } = hold;
  return (
    <li className="py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="text-base font-medium">{hold.sellerOrderNumber ?? `${stops[hold.stops]} of the shop`}</h3>
        <Price money={hold.amount} />
      </div>
      <p className="mt-1.5 max-w-2xl wrap-anywhere">{hold.reason}</p>
      <p className="mt-1.5 text-sm text-muted">
        {hold.rule === "dispute" ? "The bank decides, " : "Until "}
        <DateTime value={hold.releasesAt} style="short" />
        {hold.rule === "dispute" && " at the latest"}
      </p>
      {appeal && (
        <div className="mt-4 max-w-2xl border-l-2 pl-4 text-[0.9375rem]">
          <p className="text-sm text-muted">
            You said on <DateTime value={appeal.at} style="short" />
          </p>
          <p className="whitespace-pre-wrap wrap-anywhere">{appeal.text}</p>
          {appeal.answer ? (
            <>
              <p className="mt-3 text-sm text-muted">
                Emporia answered on <DateTime value={appeal.answer.at} style="short" />
              </p>
              <p className="whitespace-pre-wrap wrap-anywhere">{appeal.answer.text}</p>
            </>
          ) : (
            <p className="mt-3 text-sm text-muted">We look at it and answer by mail.</p>
          )}
        </div>
      )}
      <Appeal hold={hold} />
    </li>
  );
}

function Appeal({ hold }: { hold: Money["holds"][number] }) {
  const said = useFieldErrorsOf("holdId", hold.id);
  const { formData } = useNavigation();
  const mayWrite = useMay("balance:write");
  if (!hold.isAppealable || !mayWrite) return null;
  return (
    <details open={said.failure !== undefined} className="mt-3">
      <summary className="inline-flex min-h-11 items-center text-[0.9375rem] underline underline-offset-4 hover:text-accent-ink">
        This is wrong<span className="sr-only">: {hold.reason}</span>
      </summary>
      <Form method="post" preventScrollReset noValidate className="flex max-w-2xl flex-col gap-3 pt-2">
        <FormErrors failure={said.failure} />
        <input type="hidden" name="intent" value="appeal" />
        <input type="hidden" name="holdId" value={hold.id} />
        <Field
          id={`text-${hold.id}`}
          name="text"
          label="What is wrong with it"
          hint="You can say it once. Name what shows it: a carrier’s page, a message, an order."
          error={said.error("text")}
        >
          <Textarea rows={4} maxLength={2000} defaultValue={said.value("text")} />
        </Field>
        <div>
          <Button type="submit" size="sm" loading={formData?.get("holdId") === hold.id && "Sending…"}>
            Send it
          </Button>
        </div>
      </Form>
    </details>
  );
}

function Forecast({ money }: { money: Money }) {
  const { transferAfter, transferDays } = money.terms;
  const days = transferDays === 0 ? "at once" : `${transferDays} ${transferDays === 1 ? "day" : "days"} later`;
  return (
    <Section
      title="Coming up"
      description={`What an order earned is transferred when all of it ${transferAfter === "delivery" ? "arrived" : "was sent"}, ${days}.`}
    >
      <Table
        caption="Earnings that wait to be transferred, soonest first"
        rows={money.forecast}
        rowKey={(each) => each.sellerOrderNumber}
        columns={[
          {
            key: "order",
            header: "Order",
            isName: true,
            cell: (each) => (
              <Link
                href={`/orders?query=${encodeURIComponent(each.sellerOrderNumber)}`}
                className="figures inline-flex min-h-9 items-center underline underline-offset-4"
              >
                {each.sellerOrderNumber}
              </Link>
            ),
          },
          {
            key: "due",
            header: "Transferred",
            cell: (each) => (
              <>
                {each.dueAt ? <DateTime value={each.dueAt} style="short" /> : "Once it has arrived"}
                {each.problem && <span className="block max-w-72 text-sm text-muted">{each.problem}</span>}
              </>
            ),
          },
          { key: "amount", header: "Amount", align: "end", cell: (each) => <Price money={each.amount} /> },
        ]}
      />
    </Section>
  );
}
