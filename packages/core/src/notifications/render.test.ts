import { formatMoney } from "@emporia/contracts/money";
import { describe, expect, it } from "vitest";
import { formatCountry, oneLine, safeUrl } from "./format";
import { listMailTemplates, previewMail } from "./preview-mail";
import { renderMail } from "./template";
import { type MailTemplateName, mailTemplateNames, mailTemplates } from "./templates";

const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;
const header = "Fern\r\nBcc: everybody@example.com\r\n\r\n<h1>hello";

/** The same data with every text made hostile; addresses and the like stay what they are. */
function poisoned<Data>(data: Data, key = ""): Data {
  const kept =
    /^(currency|country|status|trouble|paymentStatus|news|id|placedAt|shipBy|cancelledOn|expiresAt|releasesAt|shipsBy|answerBy|by|at|shippedAt|deliveredAt|url|.*Url|.*Id)$/;
  if (typeof data === "string") return (kept.test(key) ? data : `${hostile}${header}`) as Data;
  if (Array.isArray(data)) return data.map((each) => poisoned(each, key)) as Data;
  if (typeof data === "object" && data !== null)
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, poisoned(value, name)])) as Data;
  return data;
}

function rendered<Name extends MailTemplateName>(name: Name, change = <Data>(data: Data): Data => data) {
  const template = mailTemplates[name];
  return renderMail(template, change(template.sample));
}

describe.each(mailTemplateNames)("the mail %s", (name) => {
  it("can be previewed", () => {
    const mail = previewMail(name);
    expect(mail.subject.length).toBeGreaterThan(5);
    expect(mail.html).toContain("Emporia");
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">');
    expect(mail.text).toContain("EMPORIA");
    expect(`${mail.subject}${mail.html}${mail.text}`).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it("keeps hostile data text, and its subject on one line", () => {
    const mail = rendered(name, poisoned);
    expect(mail.html).not.toMatch(/<script|<img|<h1>hello/i);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect([...mail.subject].length).toBeLessThanOrEqual(200);
    expect(mail.text).not.toMatch(/^Bcc:/m);
  });
});

it("lists every template for staff, and knows no others", () => {
  expect(listMailTemplates().map((each) => each.name)).toEqual(mailTemplateNames);
  for (const name of ["nope", "constructor", "__proto__"])
    expect(() => previewMail(name)).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
});

it("shows what was bought, from whom, what it cost and where it goes", () => {
  const { html, text } = rendered("order-confirmation");
  for (const part of ["Fern &amp; Fig", "Northlight Lamps", "Speckled stoneware mug", "$56.00", "$160.51", "94105"])
    expect(html).toContain(part);
  for (const part of [
    "Fern & Fig",
    "2 × $28.00",
    "ships by December 14, 2026",
    "Shipping: $5.00",
    "Tax: $10.51",
    "Total: $160.51",
    "Visa ending in 4242",
  ])
    expect(text).toContain(part);
  expect(html).toContain('href="https://emporia.example/orders/sample"');
});

it("shows a seller what they earn", () => {
  const { text, subject } = rendered("new-order");
  expect(subject).toContain("November 4, 2026");
  expect(text).toContain("Commission, 8 %: -$4.48");
  expect(text).toContain("You earn: $56.52");
});

it("links nowhere but to the web", () => {
  expect(safeUrl("javascript:alert(1)")).toBeUndefined();
  expect(safeUrl("data:text/html,x")).toBeUndefined();
  expect(safeUrl("no address")).toBeUndefined();
  expect(safeUrl("https://example.com/a?b=c&d=e")).toBe("https://example.com/a?b=c&d=e");
  const { html } = rendered("order-shipped", (data) => ({
    ...data,
    shipment: { ...(data as { shipment: object }).shipment, trackingUrl: "javascript:alert(1)" },
  }));
  expect(html).not.toContain("javascript:");
});

it("writes money in the currency's own digits", () => {
  expect(formatMoney({ amount: 4999, currency: "USD" })).toBe("$49.99");
  expect(formatMoney({ amount: 4999, currency: "JPY" })).toBe("¥4,999");
  expect(formatMoney({ amount: -5, currency: "USD" })).toBe("-$0.05");
});

it("writes a country by its name, and what is none as it is", () => {
  expect(formatCountry("DE")).toBe("Germany");
  expect(formatCountry("XQ")).toBe("XQ");
});

it("puts text on one line, without what turns it around", () => {
  expect(oneLine(" a\r\n\tb\u2028c\u202egpj ")).toBe("a b c gpj");
});
