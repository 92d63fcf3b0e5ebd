import type { FirstStepsView } from "@emporia/contracts/analytics";
import { Section } from "@emporia/ui/layout/section";
import { Link } from "@emporia/ui/primitives/link";
import { Check, Circle } from "lucide-react";

interface Step {
  isDone: boolean;
  title: string;
  why: string;
  href: string;
  permission: string;
}

/** What is left to do before a new shop sells and is paid; nothing once all of it is done. */
export function FirstSteps({ steps, may }: { steps: FirstStepsView; may: (permission: string) => boolean }) {
  const all = stepsOf(steps).filter(({ permission }) => may(permission));
  const done = all.filter(({ isDone }) => isDone).length;
  if (done === all.length) return null;
  return (
    <Section
      title="Get your shop going"
      action={
        <p className="figures text-sm text-muted">
          {done} of {all.length} done
        </p>
      }
    >
      <ol className="flex flex-col border-t">
        {all.map(({ isDone, title, why, href }) => (
          <li key={title} className="flex items-start gap-3 border-b py-3">
            {isDone ? (
              <Check aria-hidden className="mt-0.5 size-5 shrink-0 text-good" />
            ) : (
              <Circle aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
            )}
            <div className="min-w-0">
              {isDone ? (
                <p className="text-muted line-through decoration-line">
                  {title}
                  <span className="sr-only">, done</span>
                </p>
              ) : (
                <>
                  <Link
                    href={href}
                    className="inline-flex min-h-7 items-center font-medium underline underline-offset-4"
                  >
                    {title}
                  </Link>
                  <p className="text-sm text-muted">{why}</p>
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function stepsOf(steps: FirstStepsView): Step[] {
  return [
    {
      isDone: steps.hasProduct,
      title: "Put your first product on sale",
      why: steps.hasWaitingProduct
        ? "It waits for our look. You hear from us by mail."
        : "With a picture, a price and how many there are. We look at the first ones before shoppers see them.",
      href: steps.hasWaitingProduct ? "/products" : "/products/new",
      permission: "products:write",
    },
    {
      isDone: steps.isPayable,
      title: "Tell Stripe who you are",
      why: "Until it knows you and your bank account, what you earn waits.",
      href: "/payouts/settings",
      permission: "balance:write",
    },
    {
      isDone: steps.hasTaxId,
      title: "Leave your tax id",
      why: "For your yearly statement. It is kept encrypted.",
      href: "/payouts/settings",
      permission: "balance:write",
    },
    {
      isDone: steps.hasBusiness,
      title: "Say who sells",
      why: "Your legal name and address stand on the invoices of what you sell.",
      href: "/business",
      permission: "shop:write",
    },
    {
      isDone: steps.hasSendingAddress,
      title: "Say where your parcels leave from",
      why: "Labels and returns need it. Look at what sending costs while you are there.",
      href: "/shipping",
      permission: "shop:write",
    },
    {
      isDone: steps.hasLogo,
      title: "Show your logo",
      why: "Shoppers see it beside everything you sell.",
      href: "/settings",
      permission: "shop:write",
    },
  ];
}
