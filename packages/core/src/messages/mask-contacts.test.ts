import { describe, expect, it } from "vitest";
import { maskContacts } from "./mask-contacts";

const masked = (text: string) => maskContacts(text, ["emporia.example", "localhost:3000"]).text;

describe("P-33 masking of contact data", () => {
  it.each([
    ["Write to ada@example.com, please.", "Write to [e-mail address removed], please."],
    ["ada.l+shop@mail.example.co.uk", "[e-mail address removed]"],
    ["ada (at) example (dot) com", "[e-mail address removed]"],
    ["ada[at]example.com", "[e-mail address removed]"],
    ["ada at example dot com", "[e-mail address removed]"],
    ["ada\u200B@exam\u00ADple.com", "[e-mail address removed]"],
    ["Call +49 30 1234567!", "Call [telephone number removed]!"],
    ["(555) 123-4567 or 555-123-4567", "[telephone number removed] or [telephone number removed]"],
    ["06 12 34 56 78", "[telephone number removed]"],
    ["5551234567", "[telephone number removed]"],
    ["Pay at https://pay.example.com/x?y=1.", "Pay at [link removed]."],
    ["See www.mugs.test", "See [link removed]"],
    ["Find me on mugs.shop, or wa.me/4930123456", "Find me on [link removed], or [link removed]"],
    ["4242 4242 4242 4242", "[card number removed]"],
    ["tel:+491512345678", "tel:[telephone number removed]"],
    ["+49\u2009151\u202F2345678", "[telephone number removed]"],
    ["+４９ １５１ ２３４５６７８", "[telephone number removed]"],
    ["ada\u200D@example.com", "[e-mail address removed]"],
    ["Look at //evil.com/x", "Look at [link removed]"],
    ["Tel:015112345678, WhatsApp:+491512345678", "Tel:[telephone number removed], WhatsApp:[telephone number removed]"],
    ["PHONE:555-123-4567 phone: 5551234567", "PHONE:[telephone number removed] phone: [telephone number removed]"],
    ["ada\u200E@exam\u2066\u200Fple\u061C.com", "[e-mail address removed]"],
    ["+49\u200E151\u202C2345678", "[telephone number removed]"],
    ["See //emporia.example.evil.com/p", "See [link removed]"],
  ])("takes out of %j", (written, shown) => {
    expect(masked(written)).toBe(shown);
    expect(maskContacts(written).isMasked).toBe(true);
  });

  it.each([
    "My order ORD-2026-001234-1 and its return ORD-2026-001234-1-R1",
    "Tracked as 1Z999AA10123456784 or 9400111899223100000000, EAN 4006381333931",
    "From 2026-11-30 to 12.04.2027, for $1,299.00 or 1299.00",
    "I like it.It is 20 x 30 x 40 cm. Sizes: 36 38 40 42 44",
    "See https://emporia.example/products/stoneware-mug and http://localhost:3000/shops/fern.",
    "e.g. 3.5 mm, No. 12, at 10:30",
    "at: 10:30, at:10:30:00, 10:30-11:45, from 08:00 to 17:30",
    "See //emporia.example/products/stoneware-mug, EAN:4006381333931",
    "مرحبا\u200F، شكرا\u200E!",
    "Two lines\n12345678\n90123456",
  ])("leaves %j", (written) => {
    expect(maskContacts(written, ["emporia.example", "localhost:3000"])).toEqual({ text: written, isMasked: false });
  });

  it("is quick with what is made to be slow", () => {
    const started = performance.now();
    for (const part of ["a", "a.", "1 ", "(at)", "a at ", "www.", "1-"]) masked(part.repeat(4000 / part.length));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
