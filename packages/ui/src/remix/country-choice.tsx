import { countryName, shippingCountries } from "../lib/regions";
import { Checkbox } from "../primitives/checkbox";

/** Countries to tick. Those that are chosen and not in our list stay choosable. `id` tells several forms of a page apart. */
export function CountryChoice({
  id,
  chosen,
  known = [],
  error,
}: {
  id: string;
  chosen: readonly string[];
  /** As they were before this form was filled in. */
  known?: readonly string[] | undefined;
  error?: string | undefined;
}) {
  const others = known
    .filter((code) => !shippingCountries.some(({ value }) => value === code))
    .map((value) => ({ value, label: countryName(value) }));
  return (
    <fieldset aria-describedby={error && `${id}-countries-error`}>
      <legend className="mb-1 text-sm font-medium">Countries</legend>
      {error && (
        <p id={`${id}-countries-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4">
        {[...shippingCountries, ...others].map(({ value, label }) => (
          <Checkbox
            key={value}
            id={`${id}-${value}`}
            name="countries[]"
            value={value}
            label={label}
            defaultChecked={chosen.includes(value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
