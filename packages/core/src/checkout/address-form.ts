import type { PostalAddressView } from "@emporia/contracts/identity";
import type { AddressDoubt } from "./address-checker";

/** The first three digits of ZIP codes by state, as the postal service gives them out; some prefixes are of two. */
const zipPrefixes = `
  AL 350-369; AK 995-999; AS 967; AZ 850-865; AR 716-729; CA 900-961; CO 800-816; CT 060-069; DE 197-199; DC 200 202-205 569;
  FL 320-339 341-349; GA 300-319 398-399; GU 969; HI 967-968; ID 832-838; IL 600-629; IN 460-479; IA 500-528; KS 660-679;
  KY 400-427; LA 700-714; ME 039-049; MD 205-219; MA 010-027 055; MI 480-499; MN 550-567; MP 969; MS 386-397; MO 630-658;
  MT 590-599; NE 680-693; NV 889-898; NH 030-038; NJ 070-089; NM 870-884; NY 005 063 100-149; NC 270-289; ND 580-588;
  OH 430-459; OK 730-732 734-749; OR 970-979; PA 150-196; PR 006-007 009; RI 028-029; SC 290-299; SD 570-577; TN 370-385;
  TX 733 750-799 885; UT 840-847; VT 050-054 056-059; VA 201 220-246; VI 008; WA 980-994; WV 247-268; WI 530-549;
  WY 820-831 834`;

const statesByPrefix = new Map<number, string[]>();
for (const entry of zipPrefixes.split(";")) {
  const [state = "", ...ranges] = entry.trim().split(/\s+/);
  for (const range of ranges) {
    const [from = 0, to = from] = range.split("-").map(Number);
    for (let prefix = from; prefix <= to; prefix++)
      statesByPrefix.set(prefix, [...(statesByPrefix.get(prefix) ?? []), state]);
  }
}

/** The states in which ZIP codes begin like this one; none where no ZIP code does. */
export function statesOfZip(zip: string): readonly string[] {
  return statesByPrefix.get(Number(zip.slice(0, 3))) ?? [];
}

const forms: Record<string, { pattern: RegExp; example: string }> = {
  AT: { pattern: /^\d{4}$/, example: "1010" },
  AU: { pattern: /^\d{4}$/, example: "2000" },
  BE: { pattern: /^\d{4}$/, example: "1000" },
  CA: { pattern: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i, example: "K1A 0B1" },
  CH: { pattern: /^\d{4}$/, example: "8001" },
  DE: { pattern: /^\d{5}$/, example: "10115" },
  DK: { pattern: /^\d{4}$/, example: "1050" },
  ES: { pattern: /^\d{5}$/, example: "28001" },
  FR: { pattern: /^\d{5}$/, example: "75001" },
  GB: { pattern: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i, example: "SW1A 1AA" },
  IT: { pattern: /^\d{5}$/, example: "00118" },
  JP: { pattern: /^\d{3}-?\d{4}$/, example: "100-0001" },
  NL: { pattern: /^\d{4} ?[A-Z]{2}$/i, example: "1012 AB" },
  NO: { pattern: /^\d{4}$/, example: "0150" },
  PL: { pattern: /^\d{2}-?\d{3}$/, example: "00-001" },
  SE: { pattern: /^\d{3} ?\d{2}$/, example: "111 20" },
};

/** What an address says against itself: a ZIP code of another state, a postal code that its country does not write so. Pure. */
export function doubtByForm(address: PostalAddressView): AddressDoubt | null {
  const { country, state, postalCode } = address;
  if (country !== "US") {
    const form = forms[country];
    if (!form || form.pattern.test(postalCode.trim())) return null;
    const place = new Intl.DisplayNames("en", { type: "region" }).of(country) ?? country;
    return {
      message: postalCode
        ? `Postal codes of ${place} look like ${form.example}; you wrote ${postalCode}.`
        : `Addresses in ${place} have a postal code, such as ${form.example}.`,
      suggestion: null,
    };
  }
  const states = statesOfZip(postalCode);
  if (states.includes(state.toUpperCase())) return null;
  const [only] = states;
  if (only === undefined) return { message: `No ZIP code begins like ${postalCode}.`, suggestion: null };
  return {
    message: `The ZIP code ${postalCode} is in ${states.join(" or ")}; you chose ${state}.`,
    suggestion: states.length === 1 ? { ...address, state: only } : null,
  };
}
