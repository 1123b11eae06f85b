//! What a phone keeps shows the same pages as the server, and nothing that its holder may not see.

mod model;
mod outbox;
mod replica;
