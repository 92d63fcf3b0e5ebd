import { minorDigits } from "../lib/money-text";

/** Where an axis of money ends and which lines to draw: round amounts, the least of them that holds the highest bar. */
export function axisFor(highest: number, currency: string): { top: number; ticks: number[] } {
  const unit = 10 ** minorDigits(currency);
  const wanted = Math.max(highest / unit, 3) / 3;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor =
    [1, 2, 2.5, 5, 10].find((each) => each * power >= wanted && Number.isInteger(each * power * unit)) ?? 10;
  const step = Math.round(factor * power * unit);
  return { top: step * 3, ticks: [0, step, step * 2, step * 3] };
}
