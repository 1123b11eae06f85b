//! The project's own commands. Run them as `cargo xtask …` from anywhere in the repository.

mod bench;
mod build;
mod conformance;
mod dev;
mod lint;
mod project;
mod say;
mod serve;
mod setup;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve [ARGS…]   set up what is missing, build everything, serve on 127.0.0.1:3000
cargo xtask dev [ARGS…]     the same, rebuilding and reloading the browser whenever a file changes
cargo xtask test [--only lint|rust|e2e] [FILTER…]
                            every check; with --only, one kind, and FILTER goes to that kind's runner
cargo xtask lint            formatting and clippy
cargo xtask bench           the figures the project keeps to, and wasm bytes by crate
cargo xtask conformance [FOLDER]
                            counts of real files beside those of other programs
cargo xtask build           what `serve` builds, without serving

ARGS go to `folkmoot serve`, for example: --listen 127.0.0.1:4000";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match command.as_str() {
        "serve" => serve::run(&rest),
        "dev" => dev::run(&rest),
        "test" => test::run(&rest),
        "lint" => lint::run(),
        "bench" => bench::run(),
        "conformance" => conformance::run(&rest),
        "build" => serve::build_all().map(|_| ()),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        unknown => Err(anyhow::anyhow!("there is no command {unknown:?}\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}
