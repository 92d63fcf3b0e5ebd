import { formatMoney, money } from "@emporia/contracts/money";
import { InvalidInput } from "./errors";

/** Refuses amounts of more than `most` minor units, by their fields, and says so in their currency. @throws InvalidInput */
export function assertAtMost(
  most: number,
  currency: string,
  amounts: Readonly<Record<string, number | null | undefined>>,
): void {
  const tooMuch = Object.entries(amounts).filter(([, amount]) => (amount ?? 0) > most);
  if (tooMuch.length === 0) return;
  const sentence = `Enter ${formatMoney(money(most, currency))} at most.`;
  throw new InvalidInput(Object.fromEntries(tooMuch.map(([field]) => [field, sentence])));
}
