import type { VacationMode, VacationView } from "@emporia/contracts/sellers";

export interface VacationRow {
  vacation_mode: VacationMode | null;
  vacation_from: Date | null;
  vacation_until: Date | null;
  vacation_message: string;
  vacation_now: VacationMode | null;
}

export const noVacation = {
  vacation_mode: null,
  vacation_from: null,
  vacation_until: null,
  vacation_message: "",
  vacation_now: null,
} satisfies VacationRow;

/** What is in force at an instant; null before and after. Pure. */
export function vacationAt(
  row: Pick<VacationRow, "vacation_mode" | "vacation_from" | "vacation_until">,
  now: Date,
): VacationMode | null {
  const { vacation_mode: mode, vacation_from: from, vacation_until: until } = row;
  return mode && from && until && from <= now && now < until ? mode : null;
}

/** The days of a break by the clock of its shop, as they are read with it. */
export interface VacationDays {
  vacation_from_day: string | null;
  vacation_until_day: string | null;
}

export function toVacationView(row: VacationRow & VacationDays): VacationView | null {
  const { vacation_mode: mode, vacation_from_day: from, vacation_until_day: until, vacation_message: message } = row;
  if (!mode || !from || !until) return null;
  return { mode, from, until, message };
}
