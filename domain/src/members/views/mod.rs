//! What organisers see of members, and every member of themselves.

mod codes;
mod download;
mod list;
mod me;

pub use codes::{CodeView, Codes, CodesView, OpensView};
pub use download::{Download, Post, download};
pub use list::{List, ListView, MemberView, StandingFilter};
pub use me::{Me, MeView};
