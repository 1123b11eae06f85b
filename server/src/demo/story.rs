//! What happens in the demonstration: nobody in it is real, and neither is the place.

/// What somebody does, and when.
pub struct Step {
    /// How many days ago.
    pub days_ago: i64,
    /// How many hours into that day, so that things come one after another.
    pub hour: i64,
    /// Who.
    pub who: &'static str,
    /// The act.
    pub act: &'static str,
    /// What the thing it makes is called in this story.
    pub what: &'static str,
    /// The fields of its form.
    pub fields: &'static [(&'static str, &'static str)],
}

/// The community's name.
pub const NAME: &str = "Thornley Ford";

/// Categories of issues.
pub const CATEGORIES: &[&str] =
    &["Roads and paths", "Street lights", "Parks and green places", "Rubbish", "Buses and trains", "Something else"];

/// Its people. The first is the resident and the second the organiser whom one may try it as.
pub const PEOPLE: &[&str] = &[
    "Sam Whitlock",
    "Rosa Bello",
    "Idris Khan",
    "Priya Nair",
    "Ken Odell",
    "Maya Lindqvist",
    "Walt Jennings",
    "Grace Achieng",
    "Tom Ashby",
    "Bea Lowry",
    "Femi Cole",
    "Jean Harker",
];

/// A step as the lists write it.
pub const fn step(
    days_ago: i64,
    hour: i64,
    who: &'static str,
    act: &'static str,
    what: &'static str,
    fields: &'static [(&'static str, &'static str)],
) -> Step {
    Step { days_ago, hour, who, act, what, fields }
}

/// What happens, by theme.
#[rustfmt::skip]
pub const STORY: &[Step] = &[
    step(58, 1, "Rosa Bello", "community.describe", "welcome", &[
        ("name", NAME),
        ("welcome", "Welcome to Thornley Ford, on both sides of the river. Tell us what is wrong, say what you would do about it, lend a hand, and help decide how our ward's yearly budget is spent.\n\nThis community and its people are made up, so that you can try everything."),
        ("contact_name", "Rosa Bello"), ("contact_telephone", "01632 960 118"),
        ("contact_place", "The old library, Ford Street"), ("contact_times", "Tuesdays 10 to 12, Thursdays 6 to 8 in the evening"),
        ("issue_notice", ""),
    ]),
    step(58, 2, "Rosa Bello", "member.appoint", "second organiser", &[("member", "@Idris Khan")]),
    step(58, 3, "Rosa Bello", "member.make_code", "join code", &[("opens", "membership")]),
    step(57, 0, "Rosa Bello", "community.poster_printed", "poster", &[]),
    step(57, 1, "Rosa Bello", "member.confirm", "c1", &[("member", "@Sam Whitlock"), ("yes", "on")]),
    step(57, 1, "Rosa Bello", "member.confirm", "c2", &[("member", "@Rosa Bello"), ("yes", "on")]),
    step(57, 1, "Rosa Bello", "member.confirm", "c3", &[("member", "@Idris Khan"), ("yes", "on")]),
    step(57, 1, "Rosa Bello", "member.confirm", "c4", &[("member", "@Priya Nair"), ("yes", "on")]),
    step(57, 1, "Rosa Bello", "member.confirm", "c5", &[("member", "@Ken Odell"), ("yes", "on")]),
    step(57, 1, "Rosa Bello", "member.confirm", "c6", &[("member", "@Maya Lindqvist"), ("yes", "on")]),
    step(57, 1, "Rosa Bello", "member.confirm", "c7", &[("member", "@Walt Jennings"), ("yes", "on")]),
    step(57, 1, "Rosa Bello", "member.confirm", "c8", &[("member", "@Grace Achieng"), ("yes", "on")]),
    step(57, 1, "Rosa Bello", "member.confirm", "c9", &[("member", "@Tom Ashby"), ("yes", "on")]),

    // Meetings
    step(8, 2, "Rosa Bello", "gathering.call", "winter-meeting", &[("title", "Winter meeting of the ward"), ("place", "The old library, Ford Street, upstairs by the lift"), ("begins", "in 5 days"), ("lasts", "120"), ("agenda", "Tea and cake\nThe rail for the ford steps: how far it is\nThe midwinter fair\nWhat the ward's repair money goes to")]),

    // Issues
    step(50, 1, "Ken Odell", "issue.raise", "steps", &[("title", "The steps down to the ford are icy every morning"), ("category", "1"), ("place", "Bottom of Ford Street"), ("details", "The rail is loose too. Two people slipped last week, one of them on the way to school."), ("show_name", "on"), ("looked", "on")]),
    step(50, 4, "Grace Achieng", "issue.me_too", "i1", &[("issue", "@steps"), ("yes", "on")]),
    step(49, 2, "Maya Lindqvist", "issue.me_too", "i2", &[("issue", "@steps"), ("yes", "on")]),
    step(49, 3, "Tom Ashby", "issue.offer_help", "i3", &[("issue", "@steps"), ("yes", "on")]),
    step(49, 5, "Tom Ashby", "comment.post", "i4", &[("on", "issue/@steps"), ("body", "I have two bags of grit in the shed. Somebody with a key to the gate could spread it before seven."), ("show_name", "on")]),
    step(48, 1, "Idris Khan", "issue.set_status", "i5", &[("issue", "@steps"), ("status", "being_worked_on"), ("reason", "The snow wardens have it on their morning round until the rail is mended.")]),
    step(41, 2, "Sam Whitlock", "issue.raise", "lamp", &[("title", "Street lamp out beside the playground"), ("category", "2"), ("place", "Willow Walk, by the swings"), ("details", "It has been dark since the storm. The number on the post is 114."), ("show_name", "on"), ("looked", "on")]),
    step(40, 1, "Bea Lowry", "issue.me_too", "i6", &[("issue", "@lamp"), ("yes", "on")]),
    step(39, 1, "Rosa Bello", "issue.set_status", "i7", &[("issue", "@lamp"), ("status", "seen")]),
    step(3, 2, "Rosa Bello", "issue.set_status", "i8", &[("issue", "@lamp"), ("status", "fixed"), ("reason", "The county says a new lamp was fitted on Tuesday.")]),
    step(33, 1, "Jean Harker", "issue.raise", "bus", &[("title", "The 42 no longer stops at the surgery"), ("category", "5"), ("place", "Mill Road"), ("details", "It is a long walk up from Ford Street if you can't see well."), ("show_name", "on"), ("looked", "on")]),
    step(32, 1, "Walt Jennings", "issue.me_too", "i9", &[("issue", "@bus"), ("yes", "on")]),
    step(30, 1, "Idris Khan", "issue.set_status", "i10", &[("issue", "@bus"), ("status", "someone_elses"), ("reason", "The bus company's. We wrote to them on Monday and will put their answer here.")]),
    step(26, 1, "Femi Cole", "issue.raise", "bins", &[("title", "Bins by the chip shop overflow at weekends"), ("category", "4"), ("place", "Market Cross"), ("details", ""), ("looked", "on")]),
    step(25, 1, "Priya Nair", "comment.post", "i11", &[("on", "issue/@bins"), ("body", "Foxes had it all over the pavement again on Sunday."), ("show_name", "on")]),
    step(24, 1, "Rosa Bello", "issue.set_status", "i12", &[("issue", "@bins"), ("status", "wont_be_done"), ("reason", "The council will not add a second bin, but empties this one on Saturdays from now on. If that is not enough, open it again.")]),
    step(12, 1, "Maya Lindqvist", "issue.raise", "path", &[("title", "Brambles across the riverside path"), ("category", "3"), ("place", "Between the footbridge and the allotments"), ("details", "A pushchair can't get through."), ("photo", "picture brambles"), ("photo_words", "Brambles with berries hang across a path beside the river."), ("show_name", "on"), ("looked", "on")]),
    step(11, 1, "Sam Whitlock", "issue.offer_help", "i13", &[("issue", "@path"), ("yes", "on")]),
    step(2, 1, "Walt Jennings", "issue.raise", "pothole", &[("title", "Deep pothole outside the school gate"), ("category", "1"), ("place", "School Lane"), ("details", "Cars swerve round it just where the children cross."), ("photo", "picture pothole"), ("photo_words", "A hole in the road full of water, in front of the school railings. A cone stands beside it."), ("looked", "on")]),
    step(1, 3, "Grace Achieng", "issue.me_too", "i14", &[("issue", "@pothole"), ("yes", "on")]),
    step(1, 6, "Ken Odell", "comment.post", "i15", &[("on", "issue/@pothole"), ("body", "This is the third time it has been filled. It needs doing properly."), ("show_name", "on")]),
    step(1, 8, "Bea Lowry", "comment.post", "rude", &[("on", "issue/@pothole"), ("body", "The lot at number nine should pay for it, it's their lorry."), ("show_name", "on")]),
    step(1, 9, "Priya Nair", "post.tell_organiser", "report", &[("subject", "comment/@rude"), ("words", "It blames a family without knowing.")]),
    step(1, 10, "Idris Khan", "post.hide", "hidden", &[("subject", "comment/@rude"), ("reason", "It blames a neighbour without knowing.")]),

    // Groups and jobs
    step(47, 1, "Tom Ashby", "group.form", "wardens", &[("name", "Snow wardens"), ("purpose", "Grit the steps, the bridge and the way to school before seven when it freezes, and look in on people who can't get out."), ("joining", "open")]),
    step(46, 1, "Sam Whitlock", "group.join", "g1", &[("group", "@wardens"), ("show_me", "on")]),
    step(46, 2, "Ken Odell", "group.join", "g2", &[("group", "@wardens"), ("show_me", "on")]),
    step(46, 3, "Grace Achieng", "group.join", "g3", &[("group", "@wardens")]),
    step(45, 1, "Tom Ashby", "job.add", "grit-steps", &[("group", "@wardens"), ("what", "Grit the ford steps"), ("place", "Bottom of Ford Street"), ("when", "in 1 days"), ("needed", "2"), ("details", "Grit is in the yellow box. Wear boots."), ("issue", "@steps")]),
    step(45, 2, "Tom Ashby", "job.add", "grit-bridge", &[("group", "@wardens"), ("what", "Grit the footbridge"), ("place", "Riverside"), ("when", "in 1 days"), ("needed", "1"), ("details", "")]),
    step(44, 1, "Tom Ashby", "job.add_list", "more-jobs", &[("group", "@wardens"), ("list", "Fill the yellow grit box\nKnock at the flats on Mill Road\nBring the sledge back from the old library")]),
    step(20, 1, "Tom Ashby", "job.add", "clear", &[("group", "@wardens"), ("what", "Clear and grit the ford steps before school"), ("place", "Bottom of Ford Street"), ("when", ""), ("needed", "1"), ("details", "")]),
    step(20, 2, "Ken Odell", "job.take", "c1", &[("job", "@clear")]),
    step(19, 1, "Ken Odell", "job.finish", "c2", &[("job", "@clear"), ("words", "All clear by half past six."), ("photo", "picture gritted"), ("photo_words", "Stone steps with grit on them, snow at both sides. A bucket with a shovel stands at the bottom.")]),
    step(7, 1, "Tom Ashby", "job.add", "look-in", &[("group", "@wardens"), ("what", "Look in on a neighbour and bring a hot meal"), ("place", "Mill Road"), ("when", "in 2 days"), ("needed", "1"), ("details", "The meal waits at the old library from noon."), ("claim_hours", "48")]),
    step(7, 2, "Tom Ashby", "job.write_details", "look-in-address", &[("job", "@look-in"), ("words", "Mrs Hale, flat 6 at 18 Mill Road. Ring twice: she takes a while to the door. (She is made up, like everybody here.)")]),
    step(7, 3, "Tom Ashby", "group.trust", "trusted", &[("group", "@wardens"), ("member", "@Sam Whitlock"), ("yes", "on")]),
    step(43, 1, "Ken Odell", "job.take", "g4", &[("job", "@grit-bridge")]),
    step(5, 1, "Sam Whitlock", "job.take", "g5", &[("job", "@grit-steps")]),
    step(36, 1, "Priya Nair", "group.form", "green", &[("name", "Green riverside"), ("purpose", "Keep the riverside path open, plant for bees, and spend what the ward gives us well."), ("joining", "by_request")]),
    step(35, 1, "Maya Lindqvist", "group.join", "g6", &[("group", "@green"), ("show_me", "on")]),
    step(34, 1, "Priya Nair", "group.answer_request", "g7", &[("group", "@green"), ("member", "@Maya Lindqvist"), ("yes", "on")]),
    step(10, 1, "Femi Cole", "group.join", "g8", &[("group", "@green"), ("show_me", "on")]),
    step(9, 1, "Priya Nair", "job.add", "cut", &[("group", "@green"), ("what", "Cut back the brambles"), ("place", "Footbridge to allotments"), ("when", "in 6 days"), ("needed", "4"), ("details", "Bring gloves. We have loppers and tea."), ("issue", "@path")]),
    step(8, 1, "Maya Lindqvist", "job.take", "g9", &[("job", "@cut")]),

    // Ideas and votes
    step(38, 1, "Grace Achieng", "idea.propose", "rail", &[("title", "A warm, well-lit rail for the ford steps"), ("why", "Grit helps for a morning. A rail one can hold in the dark helps for years."), ("takes", "The county's leave, a weekend of work and somebody who can weld."), ("cost", "1800"), ("cost_words", "rail, posts and two lamps"), ("issue", "@steps"), ("show_name", "on")]),
    step(37, 1, "Sam Whitlock", "idea.support", "d1", &[("idea", "@rail"), ("yes", "on")]),
    step(37, 2, "Jean Harker", "idea.support", "d2", &[("idea", "@rail"), ("yes", "on")]),
    step(37, 3, "Walt Jennings", "idea.support", "d3", &[("idea", "@rail"), ("yes", "on")]),
    step(36, 5, "Walt Jennings", "comment.post", "d4", &[("on", "idea/@rail"), ("body", "I can weld, and I have the weekend."), ("show_name", "on")]),
    step(31, 1, "Tom Ashby", "idea.take_up", "d5", &[("idea", "@rail"), ("group", "@wardens")]),
    step(29, 1, "Rosa Bello", "vote.call", "rail-vote", &[("question", "Shall we spend £1,800 of this year's budget on a rail for the ford steps?"), ("details", "The snow wardens would build it. The county has said yes."), ("kind", "yes_no"), ("bound", "more_than"), ("share", "1"), ("out_of", "2"), ("of", "yes_and_no"), ("quorum", "5"), ("confirmed", "on"), ("opens", ""), ("closes", "in -20 days"), ("idea", "@rail")]),
    step(28, 1, "Sam Whitlock", "vote.cast", "b1", &[("vote", "@rail-vote"), ("choice", "yes")]),
    step(28, 2, "Ken Odell", "vote.cast", "b2", &[("vote", "@rail-vote"), ("choice", "yes")]),
    step(28, 3, "Priya Nair", "vote.cast", "b3", &[("vote", "@rail-vote"), ("choice", "no")]),
    step(27, 1, "Grace Achieng", "vote.cast", "b4", &[("vote", "@rail-vote"), ("choice", "yes")]),
    step(27, 2, "Walt Jennings", "vote.cast", "b5", &[("vote", "@rail-vote"), ("choice", "yes")]),
    step(26, 5, "Maya Lindqvist", "vote.cast", "b6", &[("vote", "@rail-vote"), ("choice", "abstain")]),
    step(25, 5, "Tom Ashby", "vote.cast", "b7", &[("vote", "@rail-vote"), ("choice", "yes")]),
    step(18, 1, "Idris Khan", "idea.set_stage", "d6", &[("idea", "@rail"), ("stage", "under_way"), ("reason", "The steel is ordered. Walt starts on Saturday.")]),
    step(16, 1, "Maya Lindqvist", "idea.propose", "bees", &[("title", "A meadow for bees along the river"), ("why", "The verge is cut to nothing in May, when it should be full of flowers."), ("takes", "Seed, a rake, and leaving the mower in the shed until August."), ("cost", "120"), ("cost_words", "seed for 200 square metres"), ("show_name", "on")]),
    step(15, 1, "Sam Whitlock", "idea.support", "d7", &[("idea", "@bees"), ("yes", "on")]),
    step(14, 1, "Priya Nair", "idea.take_up", "d8", &[("idea", "@bees"), ("group", "@green")]),
    step(6, 1, "Femi Cole", "idea.propose", "benches", &[("title", "Benches on the hill up to the surgery"), ("why", "Since the bus stopped calling there, people walk it and need to rest."), ("takes", "Three benches and somewhere to put them."), ("cost", ""), ("cost_words", "perhaps £900"), ("issue", "@bus")]),
    step(5, 3, "Jean Harker", "idea.support", "d9", &[("idea", "@benches"), ("yes", "on")]),
    step(4, 1, "Rosa Bello", "vote.call", "fair", &[("question", "What shall we do at the midwinter fair?"), ("details", "Choose as many as three. We do the two most wanted."), ("kind", "approval"), ("options", "Lantern walk to the ford\nSoup and songs in the old library\nA swap table for toys and coats\nCarols at Market Cross\nStar-gazing on the hill"), ("choose_up_to", "3"), ("bound", "more_than"), ("share", "1"), ("out_of", "2"), ("of", "all_ballots"), ("quorum", ""), ("opens", ""), ("closes", "in 4 days"), ("idea", "")]),
    step(3, 5, "Ken Odell", "vote.cast", "b8", &[("vote", "@fair"), ("options", "1")]),
    step(2, 6, "Rosa Bello", "vote.call", "budget", &[("question", "Shall the ward's repair money go to paths before roads next year?"), ("details", ""), ("kind", "yes_no"), ("bound", "at_least"), ("share", "6"), ("out_of", "10"), ("of", "all_ballots"), ("quorum", "6"), ("confirmed", "on"), ("opens", "in 3 days"), ("closes", "in 12 days"), ("grace", "24"), ("idea", "")]),
];

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::clock::System;
    use crate::live::Hub;
    use crate::photos::files::{Files, Place};
    use crate::store::{Database, Store};

    #[tokio::test]
    async fn the_story_can_be_told_and_is_told_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = Database::Sqlite(folder.path().join("demo.db"));
        let photos = Place::Folder(folder.path().join("photos"));
        for _ in 0..2 {
            crate::demo::seed(&file, &photos).await.expect("every step is allowed");
        }
        let store = Store::open(&file).await.expect("a database");
        let hub = Hub::open(store, Arc::new(System)).await.expect("it folds");
        assert_eq!(hub.all().len(), 1);
        let live = hub.by_slug(crate::demo::SLUG).expect("the community");
        let state = &live.now().state;
        assert!(state.community.profile.demonstration);
        assert_eq!(state.private.members.active().count(), super::PEOPLE.len());
        assert!(
            state.community.votes.values().any(|vote| matches!(vote.stage, domain::votes::Stage::Closed { .. })),
            "a vote has closed by itself"
        );
        assert!(state.next_due().is_some_and(|due| due > hub.clock().now()), "and others will");
        let files = Files::open(&photos).expect("the photos");
        assert!(state.photos().len() > 2);
        for name in state.photos() {
            assert!(files.has(live.id(), name).await.expect("it can be looked for"), "{name}");
        }
        hub.stop().await;
    }
}
