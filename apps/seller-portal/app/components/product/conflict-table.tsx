import type { CategoryNodeView } from "@emporia/contracts/catalog";
import { categoryGroups } from "~/lib/categories";
import type { Difference } from "~/lib/conflict";

/** What differs between what was written here and what somebody else has saved. */
export function ConflictTable({
  differences,
  categories,
}: {
  differences: readonly Difference[];
  categories: readonly CategoryNodeView[];
}) {
  const names = new Map(
    categoryGroups(categories).flatMap(({ options }) => options.map((each) => [each.value, each.label])),
  );
  const text = ({ label }: Difference, value: string) =>
    value === "" ? (
      <span className="text-muted">nothing</span>
    ) : label === "Category" ? (
      (names.get(value) ?? value)
    ) : (
      value
    );
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="w-full text-left text-sm text-ink">
        <caption className="sr-only">What differs</caption>
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="py-1.5 pr-3 font-medium">
              Field
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Yours
            </th>
            <th scope="col" className="py-1.5 pl-3 font-medium">
              Theirs, saved
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map((each) => (
            <tr key={each.label} className="border-b align-top last:border-b-0">
              <th scope="row" className="min-w-20 py-1.5 pr-3 font-normal wrap-break-word">
                {each.label}
              </th>
              <td className="px-3 py-1.5 wrap-anywhere">{text(each, each.mine)}</td>
              <td className="py-1.5 pl-3 wrap-anywhere">{text(each, each.theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
