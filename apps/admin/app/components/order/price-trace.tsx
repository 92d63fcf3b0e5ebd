import type { PriceTraceView } from "@emporia/contracts/pricing";
import { Price } from "@emporia/ui/commerce/price";
import { Badge } from "@emporia/ui/primitives/badge";
import { Table } from "@emporia/ui/primitives/table";

type Step = PriceTraceView["steps"][number];

const words: Record<Step["step"], string> = {
  item: "Item",
  shipping: "Shipping",
  discount: "Discount",
  tax: "Tax",
  commission: "Commission",
  fee: "Fee",
  refused: "Coupon",
};

/** Every line of a price: what it is of, by which rule, on what, and what that comes to. */
export function PriceTrace({ trace }: { trace: PriceTraceView }) {
  const holds = trace.agrees && trace.orderAgrees;
  return (
    <>
      <p className="mb-3">
        <Badge tone={holds ? "good" : "bad"} shape={holds ? "tick" : "cross"}>
          {holds
            ? "Worked out again, it is the same"
            : trace.agrees
              ? "It does not add up to the order"
              : "A line does not follow from its rule"}
        </Badge>
      </p>
      <Table
        caption="How the price came about, in order"
        rows={trace.steps.map((step, index) => ({ ...step, key: String(index) }))}
        rowKey={(step) => step.key}
        columns={[
          {
            key: "of",
            header: "Of",
            isName: true,
            cell: (step) => (
              <span className="wrap-anywhere">
                <span className="text-muted">{words[step.step]}: </span>
                {step.of}
                <Shares step={step} />
              </span>
            ),
          },
          {
            key: "rule",
            header: "Rule",
            cell: (step) => (
              <>
                {step.rule}
                {step.fundedBy && (
                  <span className="block text-[0.8125rem] text-muted">
                    {step.fundedBy === "platform" ? "We fund it" : "The shop funds it"}
                  </span>
                )}
              </>
            ),
          },
          { key: "on", header: "On", align: "end", cell: (step) => (step.on ? <Price money={step.on} /> : "–") },
          {
            key: "amount",
            header: "Amount",
            align: "end",
            cell: (step) => (step.amount ? <Price money={step.amount} /> : "–"),
          },
        ]}
      />
    </>
  );
}

function Shares({ step }: { step: Step }) {
  if (step.shares.length < 2) return null;
  return (
    <ul className="mt-1 text-[0.8125rem] text-muted">
      {step.shares.map((share) => (
        <li key={share.of}>
          {share.of}: <Price money={share.amount} />
        </li>
      ))}
    </ul>
  );
}
