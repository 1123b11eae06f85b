import { readdirSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants;

async function compress(file) {
  const plain = readFileSync(file);
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: plain.length };
  const [br, gz] = await Promise.all([brotli(plain, { params }), gzip(plain, { level: 9 })]);
  // Pictures are packed already: what saves less than a tenth is not kept.
  for (const [ending, packed] of [[".br", br], [".gz", gz]]) {
    if (packed.length < plain.length * 0.9) writeFileSync(file + ending, packed);
  }
}

const files = readdirSync(process.argv.at(-1), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .filter((file) => !existsSync(file + ".br"));
await Promise.all(files.map(compress));
