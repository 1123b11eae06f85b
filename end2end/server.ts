// A real server on a port and a database of its own.

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = fileURLToPath(new URL(".", import.meta.url));
const program = resolve(here, process.env.FOLKMOOT_BIN ?? "../target/release/folkmoot");
const run = promisify(execFile);

/** A community that the operator has started. */
export interface Town {
  slug: string;
  name: string;
  /** Its address: `/c/{slug}`. */
  path: string;
  /** Makes its first organiser, once. */
  organiserCode: string;
}

export interface TownOptions {
  name?: string;
  kind?: "place" | "need" | "interest";
  visibility?: "public" | "members";
  joining?: "anyone" | "code" | "approval";
  categories?: string[];
}

/** A report of another system. */
export interface Report {
  title: string;
  category: string;
}

export class Server {
  readonly database: string;
  private towns = 0;
  private printed = "";
  private process: ChildProcess;
  private site: string | undefined;

  private constructor(
    readonly url: string,
    readonly folder: string,
    private readonly name: string,
    private readonly words: string[],
  ) {
    this.database = databaseIn(folder);
    this.process = this.spawn();
  }

  private spawn(): ChildProcess {
    const child = spawn(program, this.words, { cwd: this.folder, env: { ...environment(this.folder), ...(this.site ? { FOLKMOOT_SITE: this.site } : {}) } });
    const keep = (text: Buffer) => (this.printed += text.toString());
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    return child;
  }

  /** Starts one, and comes back once it answers. `name` is the name of its log. */
  static async start(name: string, ...options: string[]): Promise<Server> {
    if (!existsSync(program)) throw new Error(`${program} is not there: run \`cargo xtask test --only e2e\``);
    const folder = mkdtempSync(join(tmpdir(), "folkmoot-"));
    const port = await freePort();
    const words = ["serve", "--listen", `127.0.0.1:${port}`, ...options];
    const server = new Server(`http://127.0.0.1:${port}`, folder, name, words);
    await server.answers();
    return server;
  }

  private async answers(): Promise<void> {
    await until(`the server answers at ${this.url}`, async () => {
      if (this.process.exitCode !== null) throw new Error(`the server ended with ${this.process.exitCode}:\n${this.log}`);
      return (await fetch(`${this.url}/healthz`)).ok;
    });
  }

  /** Ends it as an operator would; nothing answers at its address until it goes on. */
  async halt(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill(signal);
    await ended;
  }

  /** Starts it again, with all that it had. */
  async resume(): Promise<void> {
    this.process = this.spawn();
    await this.answers();
  }

  /** Puts a backup in the place of its database. Only while it is halted. */
  async restore(backup: string): Promise<void> {
    await this.types("restore", "--force", backup);
  }

  /** From its next start on it serves the files of a newer build. */
  isNewer(): void {
    const site = process.env.FOLKMOOT_SITE ?? join(program, "../../site");
    const newer = join(this.folder, "site");
    cpSync(site, newer, { recursive: true });
    const manifest = join(newer, "manifest.json");
    const names = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>;
    writeFileSync(manifest, JSON.stringify({ ...names, version: `${names.version}-newer` }));
    this.site = newer;
  }

  /** Ends it, and clears up. */
  async stop(): Promise<void> {
    await this.halt();
    const logs = join(here, "test-results/logs");
    mkdirSync(logs, { recursive: true });
    writeFileSync(join(logs, `${this.name}.log`), this.printed);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What it has printed so far. */
  get log(): string {
    return this.printed;
  }

  /** What the operator's command prints. */
  async types(...words: string[]): Promise<string> {
    const { stdout } = await run(program, words, { cwd: this.folder, env: environment(this.folder) });
    return stdout.trim();
  }

  /** Brings reports of another system in as issues, the first the oldest. */
  async imports(town: Town, reports: Report[]): Promise<void> {
    const lines = reports.map((report, n) => {
      const at = new Date(Date.UTC(2026, 0, 1, 0, n)).toUTCString().replace("GMT", "+0000");
      return JSON.stringify({ service_request_id: `r${n}`, requested_datetime: at, ...report });
    });
    const file = join(this.folder, `${town.slug}.jsonl`);
    writeFileSync(file, lines.join("\n"));
    await this.types("import", "reports", "--community", town.slug, file);
    const all = `"total":${reports.length}`;
    const list = `${this.url}${town.path}/views/issues.list`;
    await until(`${town.slug} has ${reports.length} issues`, async () => (await (await fetch(list)).text()).includes(all));
  }

  /** Starts a community by the command line. */
  async town(options: TownOptions = {}): Promise<Town> {
    const slug = `town-${++this.towns}`;
    const { name = `Town ${this.towns}`, kind = "place", visibility, joining } = options;
    const { categories = ["Lighting", "Roads and paths"] } = options;
    const words = ["community", "create", "--slug", slug, "--name", name, "--kind", kind];
    if (visibility) words.push("--visibility", visibility);
    if (joining) words.push("--joining", joining);
    for (const category of categories) words.push("--category", category);
    const printed = await this.types(...words);
    const organiserCode = /once\): (\S+)/.exec(printed)?.[1];
    if (!organiserCode) throw new Error(`no code in: ${printed}`);
    await this.knows(organiserCode);
    return { slug, name, path: `/c/${slug}`, organiserCode };
  }

  /** Makes a code to join with by the command line. */
  async code(town: Town): Promise<string> {
    const code = await this.types("code", "create", "--community", town.slug);
    await this.knows(code);
    return code;
  }

  /** Waits until it has seen what another process wrote. */
  private async knows(code: string): Promise<void> {
    // Seldom: until then it is a wrong code, and of these a network may try only so many.
    await until(`the server knows ${code}`, async () => (await fetch(`${this.url}/join/${code}`)).ok, 400);
  }
}

function databaseIn(folder: string): string {
  return `sqlite:${join(folder, "folkmoot.db")}`;
}

function environment(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, FOLKMOOT_DATABASE: databaseIn(folder), RUST_LOG: process.env.RUST_LOG ?? "info" };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? found(address.port) : failed(new Error("no port"))));
    });
  });
}

/** Asks again and again until it is so, with so many milliseconds between; half a minute at most. */
async function until(what: string, isSo: () => Promise<boolean>, pause = 50): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    // Not even listening yet is not so yet.
    const answer = await isSo().catch((error: Error) => {
      if (error instanceof TypeError) return false;
      throw error;
    });
    if (answer) return;
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((again) => setTimeout(again, pause));
  }
}
