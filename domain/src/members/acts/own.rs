//! What members decide about themselves.

use serde::{Deserialize, Serialize};

use super::{end, save};
use crate::act::Rule;
use crate::context::Context;
use crate::members::{Declaration, Event, Feed, Member, Row, Standing};
use crate::refusal::Refusal;
use crate::text::{NAME, line, optional_number, tick};
use crate::{Subject, TextRef, change, posts};

/// Takes another name to be known by here. What was posted before keeps the name it showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rename {
    /// The name.
    pub name: String,
}

impl Rule for Rename {
    const NAME: &'static str = "member.rename";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let name = line("name", &self.name, NAME)?;
        save(ctx, Member { name, ..member.clone() });
        Ok(())
    }
}

/// Says of oneself what some votes ask for. Sending it empty takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declare {
    /// Whether one lives, works or otherwise belongs in the place.
    #[serde(default, deserialize_with = "tick")]
    pub linked_to_place: bool,
    /// The age in years that one has reached or passed, or nothing.
    #[serde(default)]
    pub at_least_age: String,
}

/// The highest age that a vote may ask for and a member may declare.
pub const OLDEST: u32 = 120;

impl Rule for Declare {
    const NAME: &'static str = "member.declare";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?;
        let at_least_age = optional_number("at_least_age", &self.at_least_age, 1, OLDEST)?.unwrap_or(0);
        let declaration = Declaration { linked_to_place: self.linked_to_place, at_least_age };
        let declaration = (declaration.linked_to_place || at_least_age > 0).then_some(declaration);
        save(ctx, Member { declaration, ..member.clone() });
        Ok(())
    }
}

/// Gives the member's own feed another secret address; the one before stops working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewFeed {}

/// Letters of a feed's address: 120 bits.
const FEED: usize = 24;

impl Rule for RenewFeed {
    const NAME: &'static str = "member.renew_feed";

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let member = ctx.member()?.id;
        let secret = ctx.moment.code(FEED).replace('-', "").to_lowercase();
        ctx.put(change::Row::Member(Row::Feed(Feed { member, secret })));
        Ok(())
    }
}

/// What becomes of the posts of somebody who is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Posts {
    /// They stay, without a name.
    KeepWithoutName,
    /// Their words are destroyed too.
    Erase,
}

/// Destroys all that is kept of oneself here. Who was paused or removed stays so: of them the bare
/// membership is kept, without a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseMe {
    /// What becomes of one's posts.
    pub posts: Posts,
}

impl Rule for EraseMe {
    const NAME: &'static str = "member.erase_me";
    const FROM_OUTSIDE: bool = true;

    fn decide(&self, ctx: &mut Context<'_>) -> Result<(), Refusal> {
        let account = ctx.caller.account().ok_or_else(|| ctx.no_membership())?;
        let mine: Vec<&Member> = ctx.state.private.members.all_of_account(account).collect();
        if mine.is_empty() {
            return Err(ctx.no_membership());
        }
        for member in mine {
            posts::forget(ctx, member.id, self.posts == Posts::Erase);
            forget_roles(ctx, member);
            let keep_out = member.barred || member.standing == Standing::Paused;
            let ended = end(ctx, member, Standing::Removed)?;
            for key in ctx.state.private.rows_of(member.id) {
                ctx.erase(key);
            }
            if keep_out {
                let bare = Member { barred: true, confirmed: false, declaration: None, note: None, ..ended };
                save(ctx, Member { name: String::new(), ..bare });
            }
        }
        Ok(())
    }
}

/// Destroys the names that the minutes of a member's roles show.
fn forget_roles(ctx: &mut Context<'_>, member: &Member) {
    let names: Vec<TextRef> = names_in_roles(ctx, member);
    if names.is_empty() {
        return;
    }
    ctx.minute(change::Event::Post(posts::Event::NameErased { subject: Subject::Community }));
    for name in names {
        ctx.erase(change::Key::Text(name));
    }
}

fn names_in_roles(ctx: &Context<'_>, member: &Member) -> Vec<TextRef> {
    let minutes = ctx.state.community.minutes.iter();
    let shown = minutes.filter_map(|minute| match &minute.event {
        change::Event::Member(Event::OrganiserAppointed { member: whom, name }) if *whom == member.id => Some(*name),
        _ => None,
    });
    shown.filter(|name| ctx.state.text(*name).is_some()).collect()
}
