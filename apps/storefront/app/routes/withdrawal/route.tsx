import { PageHeader } from "@emporia/ui/layout/page-header";
import { countryName } from "@emporia/ui/lib/regions";
import { ButtonLink } from "@emporia/ui/primitives/button";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { apiFor, read } from "~/lib/api.server";
import { marketsOf } from "~/lib/markets.server";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

/** The days of each country, and of the order that the reader comes from. */
export async function loader(args: LoaderFunctionArgs) {
  const search = new URL(args.request.url).searchParams;
  const orderId = search.get("order")?.slice(0, 100) || null;
  const token = search.get("token")?.slice(0, 200) || undefined;
  const { returns } = apiFor(args);
  const [{ items }, order, { market }] = await Promise.all([
    read(args, returns.withdrawalCountries.query()),
    orderId ? returns.withdrawal.query({ orderId, token }).catch(() => null) : null,
    marketsOf(args),
  ]);
  const countries = items.map(({ country, days }) => ({ country, days, name: countryName(country) }));
  const here = new Set(countries.filter(({ country }) => market?.countries.includes(country)).map((each) => each.days));
  const [only] = here;
  return {
    days: order ? order.days : here.size === 1 ? (only ?? null) : null,
    countries: countries.sort((one, other) => one.name.localeCompare(other.name)),
    order: order && {
      ...{ number: order.orderNumber, days: order.days },
      href: withQuery(`/orders/${orderId}/withdraw`, { token }),
      isAny: order.parts.length > 0,
    },
  };
}

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({
    origin: originOf(matches),
    path: "/withdrawal",
    title: "Right of withdrawal",
    description: "Who may withdraw from what they bought, for how long, and how the money comes back.",
  });

/** What the law says, and the form that it gives as a model. */
export default function WithdrawalPage() {
  const { countries, order, days } = useLoaderData<typeof loader>();
  const lengths = [...new Set(countries.map((each) => each.days))].sort((one, other) => one - other);
  return (
    <div className="shell max-w-2xl pt-8">
      <PageHeader
        title="Right of withdrawal"
        description={
          order
            ? order.days === null
              ? `For order ${order.number} there is no such right: it went to a country that does not give it.`
              : `For order ${order.number} it lasts ${order.days} days.`
            : "For orders to the countries below; each order keeps the days that held when it was placed."
        }
      />
      {(!order || order.isAny) && (
        <p className="mb-8">
          <ButtonLink variant="primary" href={order?.href ?? "/orders/find"}>
            Withdraw from contract here
          </ButtonLink>
        </p>
      )}
      <div className="flex flex-col gap-8 text-[1.0625rem] leading-relaxed">
        <section className="flex flex-col gap-3">
          <h2 className="text-xl">Your right</h2>
          <p>
            You may withdraw from this contract within {days === null ? "the days of your country" : `${days} days`}{" "}
            without giving any reason. The days begin when you, or somebody whom you named and who is not the carrier,
            have the goods; of several goods of one shop in one order, when you have the last of them. You need not wait
            for them: you may withdraw as soon as you have ordered.
          </p>
          <p>
            The shop that sold to you is your partner in the contract; its name and address stand on your invoice. To
            withdraw, tell us or the shop in a clear statement that you do. The quickest way is “Withdraw from contract
            here”, above and on the page of your order. We confirm by mail, with day and time, that it arrived. The days
            are kept if you send the statement before they are over.
          </p>
        </section>
        <section className="flex flex-col gap-3">
          <h2 className="text-xl">What follows</h2>
          <p>
            You get back all that you paid for it, within 14 days from the day on which we heard of it, and the way you
            paid; it costs you nothing. Where you withdraw from all that a shop sent, what you paid for delivery comes
            back too, but for what you paid on top because you chose another way than the cheapest that was offered. The
            shop may wait until it has the goods, or you have shown that you sent them.
          </p>
          <p>
            Send the goods back within 14 days from the day on which you told us; what was still on its way then, within
            14 days of its arrival, or do not take it in. What was not sent yet is cancelled. A withdrawal of which
            nothing is sent back ends 30 days after that, and we tell you a week before. You bear the cost of sending
            back, unless the shop says that it does. You are liable for a loss of value only where you did more with the
            goods than find out what they are like.
          </p>
        </section>
        <section className="flex flex-col gap-3">
          <h2 className="text-xl">Where there is no such right</h2>
          <p>
            For goods that were made to your order or are clearly personal, that spoil quickly, that were sealed for
            health or hygiene and are no longer, that cannot be told apart from others any more, for sealed recordings
            and software once they were opened, and for newspapers and magazines. The page of such a thing says so, and
            the checkout too.
          </p>
        </section>
        {lengths.length > 0 && (
          <section className="flex flex-col gap-3">
            <h2 className="text-xl">Where, and for how long</h2>
            <dl className="flex flex-col gap-3">
              {lengths.map((length) => (
                <div key={length}>
                  <dt className="font-medium">{length} days</dt>
                  <dd className="text-muted">
                    {countries
                      .filter((each) => each.days === length)
                      .map(({ name }) => name)
                      .join(", ")}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <section className="flex flex-col gap-3">
          <h2 className="text-xl">Model form</h2>
          <p className="text-muted">You need not use it. To withdraw by mail or letter, fill it in and send it back.</p>
          <div className="rounded-lg border p-6 text-[0.9375rem]">
            <p>To the shop that sold to me, with its address from the invoice, or to Emporia:</p>
            <p className="mt-3">
              I/We (*) hereby give notice that I/we (*) withdraw from my/our (*) contract of sale of the following goods
              (*):
            </p>
            <ul className="mt-3 flex flex-col gap-2">
              <li>Ordered on (*)/received on (*):</li>
              <li>Name of the consumer(s):</li>
              <li>Address of the consumer(s):</li>
              <li>Signature of the consumer(s), only if this form is on paper:</li>
              <li>Date:</li>
            </ul>
            <p className="mt-3 text-muted">(*) Delete as appropriate.</p>
          </div>
        </section>
      </div>
    </div>
  );
}
