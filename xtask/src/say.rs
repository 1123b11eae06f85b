//! Progress on the terminal: what is being done, and how long it took.

use std::time::Instant;

/// Names a piece of work, does it, and says how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    println!("• {name} …");
    let start = Instant::now();
    let done = work();
    let mark = if done.is_ok() { '✓' } else { '✗' };
    println!("{mark} {name} ({:.1} s)", start.elapsed().as_secs_f32());
    done
}

/// One line of news inside or between steps.
pub fn note(line: &str) {
    println!("  {line}");
}
