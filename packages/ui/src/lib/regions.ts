/** The states, territories and forces addresses that a parcel in the US can go to. */
export const usStateNames: readonly { value: string; label: string }[] = (
  "AL Alabama|AK Alaska|AS American Samoa|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|" +
  "DC District of Columbia|FL Florida|GA Georgia|GU Guam|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|" +
  "KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|" +
  "MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|" +
  "ND North Dakota|MP Northern Mariana Islands|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|" +
  "RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|VI U.S. Virgin Islands|UT Utah|VT Vermont|" +
  "VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming"
)
  .split("|")
  .map((entry) => ({ value: entry.slice(0, 2), label: entry.slice(3) }));

/** Written out, because server and browser know different names for some, and a page must not change as it wakes up. */
const countryNames: ReadonlyMap<string, string> = new Map(
  (
    "US United States|CA Canada|MX Mexico|GB United Kingdom|IE Ireland|DE Germany|FR France|NL Netherlands|" +
    "BE Belgium|LU Luxembourg|AT Austria|CH Switzerland|ES Spain|PT Portugal|IT Italy|DK Denmark|SE Sweden|" +
    "NO Norway|FI Finland|IS Iceland|PL Poland|CZ Czechia|SK Slovakia|HU Hungary|SI Slovenia|HR Croatia|RO Romania|" +
    "BG Bulgaria|GR Greece|EE Estonia|LV Latvia|LT Lithuania|MT Malta|CY Cyprus|AU Australia|NZ New Zealand|" +
    "JP Japan|KR South Korea|SG Singapore|HK Hong Kong|TW Taiwan|IN India|AE United Arab Emirates|IL Israel|" +
    "ZA South Africa|BR Brazil|AR Argentina|CL Chile"
  )
    .split("|")
    .map((entry) => [entry.slice(0, 2), entry.slice(3)]),
);

const names = new Intl.DisplayNames(["en-US"], { type: "region", fallback: "code" });

export function countryName(code: string): string {
  return countryNames.get(code) ?? (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
}

/** Countries that a shop may choose to send to, by name. */
export const shippingCountries: readonly { value: string; label: string }[] = [...countryNames]
  .map(([value, label]) => ({ value, label }))
  .sort((one, other) => one.label.localeCompare(other.label, "en-US"));
