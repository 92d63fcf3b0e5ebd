import type { ImportRowView, ImportView } from "@emporia/contracts/imports";
import type { RowError } from "../product-file/read-rows";
import type { ImportRow } from "./queries";

export function toImportRowView(row: ImportRow): ImportRowView {
  return {
    id: row.id,
    fileName: row.file_name,
    byteCount: row.byte_count,
    status: row.status,
    productCount: row.product_count,
    doneCount: row.position,
    created: row.created_count,
    updated: row.updated_count,
    unchanged: row.unchanged_count,
    skipped: row.skipped_count,
    failed: row.failed_count,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

export function toImportView(row: ImportRow, problems: RowError[]): ImportView {
  const { format, encoding, delimiter, columns, publishes, overwrites, failure, preview } = row;
  return {
    ...toImportRowView(row),
    ...{ format, encoding, delimiter, columns, publishes, overwrites, failure, preview, problems },
  };
}
