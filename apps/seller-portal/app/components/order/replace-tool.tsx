import type { SellerOrderView } from "@emporia/contracts/orders";
import { UnitFields } from "@emporia/ui/commerce/unit-fields";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { ReasonField, Tool, useTool } from "@emporia/ui/remix/use-tool";
import { Form } from "@remix-run/react";

/** Sends units once more for nothing: broken, lost, or the wrong thing. */
export function ReplaceTool({ order }: { order: SellerOrderView }) {
  const tool = `replace-${order.id}`;
  const { form, isSending } = useTool(tool);
  const items = order.items
    .map((item) => ({ id: item.id, name: item.name, detail: item.variantTitle, most: item.replaceableQuantity }))
    .filter((item) => item.most > 0);
  if (items.length === 0) return null;
  return (
    <Tool summary="Send something once more" isOpen={form.failure !== undefined}>
      <Form method="post" noValidate preventScrollReset className="flex flex-col items-start gap-4">
        <input type="hidden" name="tool" value={tool} />
        <input type="hidden" name="key" value={`${order.id}-${order.replacements.length}`} />
        <FormErrors failure={form.failure} />
        <div className="w-full">
          <UnitFields
            legend="How many"
            hint="The shopper pays nothing, and you earn nothing by it. What is replaced cannot be sent back for its money."
            items={items}
            form={form}
            initial="none"
          />
        </div>
        <ReasonField tool={tool} form={form} />
        <ConfirmButton
          size="sm"
          name="intent"
          value="replace"
          needs={["reason"]}
          loading={isSending && "Sending…"}
          question={{
            title: "Send it once more?",
            consequence: "It becomes an order of its own that costs nothing. Its stock is set aside at once.",
            confirmLabel: "Send it once more",
            cancelLabel: "Not now",
            tone: "primary",
          }}
        >
          Send it once more
        </ConfirmButton>
      </Form>
    </Tool>
  );
}
