//! What people see: pages that the server renders (feature `ssr`), the phone's own small part
//! (feature `phone`), which sends their forms and keeps them up to date without loading them anew, and
//! its service worker (feature `worker`), which renders the same pages where there is no signal.
//!
//! `pages/` has a folder for every noun of `domain` and a file for every page; `components/` what
//! pages are made of; `copy/` every sentence; `data/` the one place where pages ask for what they
//! show; `phone/` what runs in the phone's pages, `worker/` what runs behind them.

#[cfg(feature = "ssr")]
pub mod app;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod copy;
#[cfg(feature = "ssr")]
pub mod data;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
pub mod html;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "phone")]
pub mod phone;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "worker")]
pub mod worker;
