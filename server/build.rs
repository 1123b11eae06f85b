//! `sqlx::migrate!` reads the migrations at compile time: compile again when one is added.
fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
