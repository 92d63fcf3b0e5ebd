import type { SellerPriceTraceView } from "@emporia/contracts/pricing";
import { moneyText } from "../lib/money-text";
import { Price } from "./price";

type Step = Omit<SellerPriceTraceView["steps"][number], "fundedBy"> & { fundedBy?: "platform" | "seller" | null };

/** Line by line how a price was worked out, when somebody wants to know. */
export function PriceSteps(props: { trace: { pricesIncludeTax: boolean; steps: readonly Step[] } | null }) {
  const { trace } = props;
  if (!trace) return null;
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-9 items-center text-muted underline underline-offset-4 hover:text-ink pointer-coarse:min-h-11">
        How this was worked out
      </summary>
      <ol className="mt-2 flex flex-col gap-3">
        {trace.steps.map((step, index) => (
          <li key={`${index}-${step.step}`} className="flex items-baseline justify-between gap-4">
            <span className="min-w-0 wrap-anywhere">
              {titleOf(step)}
              <span className="block text-[0.8125rem] text-muted">
                {step.rule}
                {step.on && step.step !== "item" && step.step !== "shipping" && `, on ${moneyText(step.on)}`}
                {step.fundedBy && (step.fundedBy === "platform" ? ", paid for by Emporia" : ", paid for by the shop")}
              </span>
            </span>
            <Price money={step.amount} />
          </li>
        ))}
      </ol>
      <p className="mt-3 text-[0.8125rem] text-muted">
        As it was when it was ordered. {trace.pricesIncludeTax && "The tax is within the prices and not added to them."}
      </p>
    </details>
  );
}

function titleOf({ step, of }: Step): string {
  if (step === "tax") return `Tax on ${of}`;
  return step === "commission" ? `Commission on ${of}` : of;
}
