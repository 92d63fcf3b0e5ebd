import type { LabelView } from "@emporia/contracts/labels";
import { LabelList } from "@emporia/ui/commerce/label-list";
import { Section } from "@emporia/ui/layout/section";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { Form } from "@remix-run/react";
import { Printer } from "lucide-react";

/** The shipping labels of an order; none, no section. */
export function Labels({ labels, mayWrite }: { labels: readonly LabelView[]; mayWrite: boolean }) {
  if (labels.length === 0) return null;
  return (
    <Section title="Shipping labels">
      <LabelList labels={labels}>
        {(label) =>
          label.status === "BOUGHT" && (
            <Form method="post" className="mt-2 flex flex-wrap items-center gap-2">
              <input type="hidden" name="labelId" value={label.id} />
              <ButtonLink size="sm" href={`/label-files/${label.id}`} icon={<Printer />} download>
                Print
              </ButtonLink>
              {label.isVoidable && mayWrite && (
                <ConfirmButton
                  name="intent"
                  value="void-label"
                  size="sm"
                  variant="ghost"
                  question={{
                    title: `Give the label ${label.trackingNumber} back?`,
                    consequence:
                      "The shop cannot use it then. What it cost is its payer’s again once the carrier agrees.",
                    confirmLabel: "Give it back",
                  }}
                >
                  Give back
                </ConfirmButton>
              )}
            </Form>
          )
        }
      </LabelList>
    </Section>
  );
}
