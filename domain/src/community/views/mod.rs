//! What a community shows of itself.

mod about;
mod checklist;
mod door;
mod frame;
mod settings;

pub use about::{About, AboutView, ContactView, contact};
pub use checklist::{Checklist, ChecklistView, checklist};
pub use door::{Door, DoorView};
pub use frame::{Frame, FrameView};
pub use settings::{Settings, SettingsView};
