import { PageHeader } from "@emporia/ui/layout/page-header";
import { ButtonLink } from "@emporia/ui/primitives/button";
import type { MetaFunction } from "@remix-run/node";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({
    origin: originOf(matches),
    path: "/withdrawal",
    title: "Right of withdrawal",
    description: "Who may withdraw from what they bought, for how long, and how the money comes back.",
  });

/** What the law says, and the form that it gives as a model. */
export default function WithdrawalPage() {
  return (
    <div className="shell max-w-2xl pt-8">
      <PageHeader
        title="Right of withdrawal"
        description="For orders to the European Economic Area, and wherever else the page of your order says so."
      />
      <div className="flex flex-col gap-8 text-[1.0625rem] leading-relaxed">
        <section className="flex flex-col gap-3">
          <h2 className="text-xl">Your right</h2>
          <p>
            You may withdraw from this contract within 14 days without giving any reason. The days begin when you, or
            somebody whom you named and who is not the carrier, have the goods; of several goods of one shop in one
            order, when you have the last of them.
          </p>
          <p>
            The shop that sold to you is your partner in the contract; its name and address stand on your invoice. To
            withdraw, tell us or the shop in a clear statement that you do. The quickest way is “Withdraw from contract
            here” on the page of your order. We confirm by mail, with day and time, that it arrived. The days are kept
            if you send the statement before they are over.
          </p>
        </section>
        <section className="flex flex-col gap-3">
          <h2 className="text-xl">What follows</h2>
          <p>
            You get back all that you paid for it, with the cost of standard delivery where you withdraw from all that a
            shop sent, within 14 days from the day on which we heard of it, and the way you paid; it costs you nothing.
            The shop may wait until it has the goods, or you have shown that you sent them.
          </p>
          <p>
            Send the goods back within 14 days from the day on which you told us. You bear the cost of sending back,
            unless the shop says that it does. You are liable for a loss of value only where you did more with the goods
            than find out what they are like.
          </p>
        </section>
        <section className="flex flex-col gap-3">
          <h2 className="text-xl">Where there is no such right</h2>
          <p>
            For goods that were made to your order or are clearly personal, that spoil quickly, that were sealed for
            health or hygiene and are no longer, and for sealed recordings and software once they were opened.
          </p>
        </section>
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
        <p>
          <ButtonLink href="/orders/find">Find an order</ButtonLink>
        </p>
      </div>
    </div>
  );
}
