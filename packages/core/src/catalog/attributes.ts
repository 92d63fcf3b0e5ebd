import type { AskedAttributeView, AttributeValue } from "@emporia/contracts/attributes";
import { InvalidInput } from "../platform/index";

/** What a product says, by the attribute's code. */
export type AttributeValues = Readonly<Record<string, AttributeValue>>;

const MAX_NUMBER = 1e12;

/**
 * What a product says once `given` is said: null and an empty text take back, what is not named stays. A number may come
 * as text, as forms send it. What other categories asked for stays too.
 * @throws InvalidInput naming each attribute that is not asked for, or does not take what is given
 */
export function applyAttributes(
  before: AttributeValues,
  given: Readonly<Record<string, AttributeValue | null>>,
  asked: readonly AskedAttributeView[],
): AttributeValues {
  const values: Record<string, AttributeValue> = { ...before };
  const errors: Record<string, string> = {};
  for (const [code, value] of Object.entries(given)) {
    const attribute = asked.find((each) => each.code === code);
    if (value === null || value === "") delete values[code];
    else if (!attribute) errors[`attributes.${code}`] = `The category does not ask for “${code}”.`;
    else {
      const read = readValue(attribute, value);
      if (read === undefined) errors[`attributes.${code}`] = refusalOf(attribute);
      else values[code] = read;
    }
  }
  if (Object.keys(errors).length > 0) throw new InvalidInput(errors);
  return values;
}

function readValue(attribute: AskedAttributeView, value: AttributeValue): AttributeValue | undefined {
  switch (attribute.kind) {
    case "select":
      return attribute.options.some((option) => option.code === value) ? value : undefined;
    case "number": {
      const text = String(value).trim();
      if (typeof value === "boolean" || !/^-?(\d+(\.\d*)?|\.\d+)$/.test(text)) return undefined;
      const number = Math.round(Number(text) * 1e6) / 1e6;
      return Math.abs(number) <= MAX_NUMBER ? number : undefined;
    }
    case "boolean":
      if (value === true || value === "true") return true;
      return value === false || value === "false" ? false : undefined;
  }
}

function refusalOf({ kind, name, options }: AskedAttributeView): string {
  if (kind === "boolean") return `${name} is yes or no.`;
  if (kind === "number") return `${name} must be a number such as 12.5.`;
  const first = options.slice(0, 8).map((option) => option.label);
  return `${name} must be one of its options: ${first.join(", ")}${options.length > 8 ? " …" : ""}.`;
}

/** Sentences naming what a category requires and nobody has said. */
export function missingAttributes(values: AttributeValues, asked: readonly AskedAttributeView[]): string[] {
  return asked
    .filter(({ isRequired, code }) => isRequired && values[code] === undefined)
    .map(({ name }) => `Fill in “${name}”.`);
}
