import { z } from "zod";
import "./sentences";

export const idSchema = z.uuid().describe("UUID");
export const instantSchema = z.iso.datetime({ offset: true }).describe("ISO 8601 instant");
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, "Use a three-letter currency code such as USD.");
export const countrySchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, "Use a two-letter country code such as US.");
const countryNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
/** Of a country that there is: rules for another would never apply. */
export const knownCountrySchema = countrySchema.refine(
  (code) => !/^[A-Z]{2}$/.test(code) || ![undefined, "Unknown Region"].includes(countryNames.of(code)),
  "There is no country of this code.",
);
export const slugSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single hyphens.")
  .max(80);

/** They turn round the text that follows, and arrive unseen with a number pasted from a phone's contacts. */
const directionMarks = /[\u202A-\u202E\u2066-\u2069]/g;
const hasSomethingToSee = (text: string) => /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** Text a person typed: trimmed, within limits, something to see, without the control characters that no field means. */
export function textSchema(min: number, max: number, name = "This field") {
  return z
    .string()
    .overwrite((text) => text.replace(directionMarks, ""))
    .trim()
    .overwrite((text) => (hasSomethingToSee(text) ? text : ""))
    .min(min, min <= 1 ? `${name} is required.` : `${name} needs at least ${min} characters.`)
    .max(max, `${name} can have ${max} characters at most.`)
    .refine((text) => !/[^\P{Cc}\t\n\r]/u.test(text), `${name} has characters that cannot be shown.`);
}

/** An optional text: an empty field means absent. */
export function optionalTextSchema(max: number, name = "This field") {
  return textSchema(0, max, name)
    .transform((text) => (text === "" ? undefined : text))
    .optional();
}

/** As carriers write them. */
export const trackingNumberSchema = textSchema(1, 100, "Tracking number").refine(
  (text) => /^[\p{L}\p{N}][\p{L}\p{N} ._/#-]*$/u.test(text),
  "Write the tracking number as it stands on the label: letters, digits, spaces and hyphens.",
);

/** A class of things that are taxed alike, as staff keep them. */
export const taxClassSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(40)
  .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, "Use lower-case letters, digits and single underscores.");

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("Enter an e-mail address such as name@example.com."));

export const pictureView = z.object({
  id: idSchema,
  url: z.string().describe("Base address; add /<width>.<avif|webp> with width 320, 640, 960 or 1600"),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  dominantColor: z.string(),
  focus: z
    .object({ x: z.int(), y: z.int() })
    .nullish()
    .describe("What must be seen where it is cut: hundredths from the left and from the top; the middle when absent"),
});
export type PictureView = z.infer<typeof pictureView>;

export const pageInput = z.object({
  cursor: z.string().max(500).optional().describe("nextCursor of the page before"),
  limit: z.int().min(1).max(100).default(24),
});

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const okView = z.object({ ok: z.literal(true) });
