/** The failed ones first, each job once. */
export function failedFirst<Job extends { id: string; state: string }>(
  failed: readonly Job[],
  page: readonly Job[],
): Job[] {
  const known = new Set(failed.map((job) => job.id));
  return [
    ...failed,
    ...page.filter((job) => job.state === "failed" && !known.has(job.id)),
    ...page.filter((job) => job.state !== "failed" && !known.has(job.id)),
  ];
}
