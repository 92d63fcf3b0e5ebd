import type { AttributeView, createAttributeInput } from "@emporia/contracts/attributes";
import type { z } from "zod";
import { type Ctx, InvalidInput, inTransaction, newId, recordAudit } from "../platform/index";
import { insertAttribute, isAttributeCodeTaken, setAttributeOptions } from "./queries/attributes";
import { slugify } from "./text";

/**
 * Adds an attribute, which categories may then ask for. Its code, which addresses and programs use, never changes.
 * @throws InvalidInput a select without options or with one twice, options or a unit for another kind
 */
export async function createAttribute(ctx: Ctx, input: z.output<typeof createAttributeInput>): Promise<AttributeView> {
  const { name, kind, unit, isFilterable } = input;
  const options = optionsOf(kind, unit, input.options, []);
  return inTransaction(ctx, async (tx) => {
    const wanted = slugify(name, "attribute").slice(0, 55).replace(/-+$/, "");
    let code = wanted;
    for (let suffix = 2; await isAttributeCodeTaken(tx, code); suffix++) code = `${wanted}-${suffix}`;
    const attribute = { id: newId(), code, name, kind, unit: unit ?? null, isFilterable };
    await insertAttribute(tx, attribute, ctx.clock.now());
    await setAttributeOptions(tx, attribute.id, options);
    await recordAudit(tx, ctx, {
      action: "attribute.create",
      subjectType: "attribute",
      subjectId: attribute.id,
      detail: { name, kind },
    });
    return { ...attribute, options };
  });
}

type OptionInput = z.output<typeof createAttributeInput>["options"][number];

/**
 * The options an attribute shall have, each with a code: its own, that of the known option with its label, or a new one.
 * @throws InvalidInput
 */
export function optionsOf(
  kind: AttributeView["kind"],
  unit: string | undefined,
  given: readonly OptionInput[],
  known: AttributeView["options"],
): AttributeView["options"] {
  if (kind !== "number" && unit !== undefined) throw new InvalidInput({ unit: "Only a number has a unit." });
  if (kind !== "select") {
    if (given.length > 0) throw new InvalidInput({ options: "Only a choice has options." });
    return [];
  }
  if (given.length === 0) throw new InvalidInput({ options: "List at least one option." });
  const labels = new Set<string>();
  const codes = new Set<string>();
  return given.map(({ code, label }, index) => {
    if (labels.has(label.toLowerCase())) throw new InvalidInput({ options: `“${label}” is there twice.` });
    labels.add(label.toLowerCase());
    if (code !== undefined && !known.some((option) => option.code === code))
      throw new InvalidInput({ [`options.${index}.code`]: `There is no option “${code}” to keep.` });
    const same = code ?? known.find((option) => option.label.toLowerCase() === label.toLowerCase())?.code;
    const chosen =
      same ?? freeCode(label, (taken) => codes.has(taken) || known.some((option) => option.code === taken));
    if (codes.has(chosen)) throw new InvalidInput({ options: `“${label}” is there twice.` });
    codes.add(chosen);
    return { code: chosen, label };
  });
}

function freeCode(label: string, isTaken: (code: string) => boolean): string {
  const wanted = slugify(label, "option").slice(0, 60).replace(/-+$/, "");
  let code = wanted;
  for (let suffix = 2; isTaken(code); suffix++) code = `${wanted}-${suffix}`;
  return code;
}
