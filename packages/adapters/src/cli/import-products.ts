import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import type { ImportReportView } from "@emporia/contracts/catalog";
import { importProducts } from "@emporia/core/catalog";
import { type Ctx, DomainError, homeMarket, systemClock } from "@emporia/core/platform";
import { type Db, openDatabase } from "@emporia/db";

const USAGE = "Usage: pnpm import:products --seller <shop address> [--draft] <file.csv>";
const MAX_PRINTED = 50;

class Refused extends Error {}

interface Arguments {
  seller: string;
  file: string;
  publish: boolean;
}

function readArguments(words: readonly string[]): Arguments {
  const rest = words.filter((word) => word !== "--");
  const at = rest.indexOf("--seller");
  const seller = at < 0 ? rest.find((word) => word.startsWith("--seller="))?.slice("--seller=".length) : rest[at + 1];
  const files = rest.filter((word, index) => !word.startsWith("--") && (at < 0 || index !== at + 1));
  const [file] = files;
  if (!seller || !file || files.length > 1) throw new Refused(USAGE);
  if (!existsSync(file)) throw new Refused(`There is no file ${file}.`);
  return { seller, file, publish: !rest.includes("--draft") };
}

async function findSellerId(db: Db, slug: string): Promise<string> {
  try {
    const row = await db.selectFrom("sellers").where("shop_slug", "=", slug).select("id").executeTakeFirst();
    if (row) return row.id;
  } catch (error) {
    const { code } = error as { code?: string };
    // No such database, or no such table in it.
    if (code === "3D000" || code === "42P01") throw new Refused("The shop is empty: start it once with `pnpm start`.");
    throw error;
  }
  throw new Refused(`There is no shop with the address ${slug}.`);
}

/** An import needs the database and nothing else outside; asking for anything else here is a mistake. */
function importContext(db: Db): Ctx {
  const silent = () => {};
  const services = new Proxy({} as Ctx["services"], {
    get(_, name) {
      throw new Error(`An import has no ${String(name)}.`);
    },
  });
  return {
    db,
    services,
    clock: systemClock,
    actor: { kind: "system", name: "import" },
    correlationId: `import-${process.pid}`,
    cartId: null,
    market: homeMarket,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  };
}

function print(report: ImportReportView): void {
  const { created, updated, unchanged, failed, errors } = report;
  process.stdout.write(`${created} created, ${updated} updated, ${unchanged} unchanged, ${failed} not imported\n`);
  for (const { line, column, handle, message } of errors.slice(0, MAX_PRINTED)) {
    const where = [`line ${line}`, column, handle].filter((part) => part !== "").join(", ");
    process.stdout.write(`  ${where}: ${message}\n`);
  }
  if (failed > MAX_PRINTED) process.stdout.write(`  and ${failed - MAX_PRINTED} more\n`);
}

async function main([url, ...words]: readonly string[]): Promise<number> {
  if (!url) throw new Refused(USAGE);
  const { seller, file, publish } = readArguments(words);
  const { db, close } = openDatabase({ url, poolSize: 2, applicationName: "emporia-import" });
  try {
    const sellerId = await findSellerId(db, seller);
    const report = await importProducts(importContext(db), {
      sellerId,
      fileName: path.basename(file),
      stream: createReadStream(file),
      publish,
    });
    print(report);
    return report.failed > 0 ? 1 : 0;
  } finally {
    await close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refused || error instanceof DomainError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
