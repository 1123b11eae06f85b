//! What people see. The server renders these pages from its state; the phone hydrates them and
//! from then on renders them itself.
//!
//! `pages/` has a folder for every noun of `domain` and a file for every page; `components/` what
//! pages are made of; `copy/` every sentence; `data/` the one place where pages ask for what they
//! show; `phone/` what exists on the phone only.

// The type of a page is as deep as the page.
#![recursion_limit = "512"]

pub mod app;
pub mod components;
pub mod copy;
pub mod data;
pub mod pages;
#[cfg(feature = "hydrate")]
pub mod phone;
#[cfg(feature = "ssr")]
pub mod shell;

/// Brings the page that the server rendered to life.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_body(app::App);
}
