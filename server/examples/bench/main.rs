//! `cargo xtask bench`: what the server can do on this machine, beside what it should.

mod disk;
mod durable;
mod fold;
mod phones;
mod photos;
mod town;
mod visit;
mod web;

/// Measures everything, or only what is named on the command line.
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| word == name);
    if is_wanted("durable") {
        durable::measure().await?;
    }
    if is_wanted("fold") {
        fold::measure().await?;
    }
    if is_wanted("phones") {
        phones::measure().await?;
    }
    if is_wanted("photos") {
        photos::measure().await?;
    }
    if is_wanted("web") {
        web::measure().await?;
    }
    Ok(())
}

/// Prints one figure and how it compares with its goal.
fn say(what: &str, figure: &str, goal: Option<(&str, bool)>) {
    match goal {
        Some((goal, met)) => println!("{what:<60} {figure:>12}   {} {goal}", if met { "meets" } else { "MISSES" }),
        None => println!("{what:<60} {figure:>12}"),
    }
}
