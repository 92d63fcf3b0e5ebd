import { ButtonLink } from "@emporia/ui/primitives/button";
import type { MetaFunction } from "@remix-run/node";
import { pageMeta } from "~/lib/meta";
import { originOf, useRootData } from "~/lib/root-data";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({
    origin: originOf(matches),
    title: "Sell on Emporia",
    description:
      "Open a shop in the hall: no fee to list, a commission when something sells, paid out once it is sent.",
    path: "/sell",
  });

const steps = [
  {
    title: "Tell us who you are",
    text: "Your shop’s name, where you work and what you make. A person reads every application.",
  },
  {
    title: "Put your things on the shelves",
    text: "By hand or from a CSV file of the shop you already have: pictures, variants, stock and all.",
  },
  {
    title: "Pack and send",
    text: "You see your part of each order, send the parcel yourself and enter its tracking number.",
  },
  {
    title: "Get paid",
    text: "The shopper’s card is charged when the order is placed. Your part is transferred to you once it is on its way.",
  },
];

export default function SellPage() {
  const portal = useRootData()?.sellerPortalUrl ?? "/";
  return (
    <div className="shell pt-10 lg:pt-16">
      <h1 className="max-w-[9.8em] text-hero">Your workshop, in a hall full of people.</h1>
      <p className="mt-5 max-w-xl text-lg text-muted">
        Listing costs nothing. When something sells we keep a commission, and you see it on every order before anything
        is paid out.
      </p>
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink variant="primary" size="lg" href={portal}>
          Open your shop
        </ButtonLink>
        <ButtonLink size="lg" href="/">
          See the hall first
        </ButtonLink>
      </div>
      <section aria-labelledby="steps" className="mt-16 border-t pt-10">
        <h2 id="steps" className="text-title">
          How it goes
        </h2>
        <ol className="mt-8 grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-4">
          {steps.map((step, at) => (
            <li key={step.title} className="border-t border-ink pt-4">
              <p aria-hidden="true" className="figures font-display text-3xl text-accent-ink">
                {at + 1}
              </p>
              <h3 className="mt-2 text-lg">{step.title}</h3>
              <p className="mt-1.5 text-[0.9375rem] text-muted">{step.text}</p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
