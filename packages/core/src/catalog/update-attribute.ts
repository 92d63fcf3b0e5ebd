import type { AttributeView, updateAttributeInput } from "@emporia/contracts/attributes";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, NotFound, recordAudit } from "../platform/index";
import { optionsOf } from "./create-attribute";
import { listProductIdsSaying, lockAttribute, setAttribute, setAttributeOptions } from "./queries/attributes";
import { refreshManyListings } from "./refresh-listings";

/**
 * Renames an attribute and its options, and adds and orders options; products show it within seconds.
 * @throws NotFound no such attribute
 * @throws InvalidInput an option that products say would go
 */
export async function updateAttribute(ctx: Ctx, input: z.output<typeof updateAttributeInput>): Promise<AttributeView> {
  const { attributeId, name, unit, isFilterable } = input;
  return inTransaction(ctx, async (tx) => {
    const current = await lockAttribute(tx, attributeId);
    if (!current) throw new NotFound("This attribute");
    const options = optionsOf(current.kind, unit, input.options, current.options);
    const kept = new Set(options.map(({ code }) => code));
    const lost = current.usedOptions.filter((code) => !kept.has(code));
    if (lost.length > 0)
      throw new InvalidInput({ options: `Products say ${labelsOf(lost, current)}: it has to stay.` });

    const { usedOptions: _, ...before } = current;
    const attribute = { ...before, name, unit: unit ?? null, isFilterable };
    await setAttribute(tx, attribute, ctx.clock.now());
    await setAttributeOptions(tx, attributeId, options);
    await refreshManyListings(tx, await listProductIdsSaying(tx, attributeId));
    await recordAudit(tx, ctx, {
      action: "attribute.update",
      subjectType: "attribute",
      subjectId: attributeId,
      detail: { from: before, to: { ...attribute, options } },
    });
    return { ...attribute, options };
  });
}

function labelsOf(codes: readonly string[], { options }: AttributeView): string {
  return options
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => `“${label}”`)
    .join(", ");
}
