//! What the people of the demonstration decide together, with papers of several kinds.

use super::story::{Step, step};

/// Votes that are over, and votes that are open.
#[rustfmt::skip]
pub const DECISIONS: &[Step] = &[
    // Two streets, by ranked papers
    step(27, 1, "Rosa Bello", "vote.call", "streets", &[("question", "Which two streets do the snow wardens grit first?"), ("details", "There is grit for two before the children go to school."), ("kind", "ranked"), ("options", "Ford Street\nMill Road\nChurch Rise\nThe Shambles"), ("seats", "2"), ("bound", "more_than"), ("of", "yes_and_no"), ("opens", ""), ("closes", "in -19 days")]),
    step(26, 1, "Sam Whitlock", "vote.cast", "street-0", &[("vote", "@streets"), ("ranks", "1"), ("ranks", "2"), ("ranks", ""), ("ranks", "")]),
    step(26, 2, "Ken Odell", "vote.cast", "street-1", &[("vote", "@streets"), ("ranks", "1"), ("ranks", ""), ("ranks", "2"), ("ranks", "3")]),
    step(26, 3, "Priya Nair", "vote.cast", "street-2", &[("vote", "@streets"), ("ranks", "2"), ("ranks", "1"), ("ranks", "3"), ("ranks", "")]),
    step(26, 4, "Grace Achieng", "vote.cast", "street-3", &[("vote", "@streets"), ("ranks", "1"), ("ranks", "3"), ("ranks", "2"), ("ranks", "")]),
    step(26, 5, "Walt Jennings", "vote.cast", "street-4", &[("vote", "@streets"), ("ranks", "1"), ("ranks", "2"), ("ranks", "3"), ("ranks", "4")]),
    step(26, 6, "Tom Ashby", "vote.cast", "street-5", &[("vote", "@streets"), ("ranks", "3"), ("ranks", "2"), ("ranks", "1"), ("ranks", "")]),
    step(26, 7, "Jean Harker", "vote.cast", "street-6", &[("vote", "@streets"), ("ranks", ""), ("ranks", ""), ("ranks", "1"), ("ranks", "2")]),
    step(26, 8, "Femi Cole", "vote.cast", "street-7", &[("vote", "@streets"), ("ranks", ""), ("ranks", "2"), ("ranks", "1"), ("ranks", "")]),
    step(26, 9, "Maya Lindqvist", "vote.cast", "street-8", &[("vote", "@streets"), ("ranks", "1"), ("ranks", "2"), ("ranks", ""), ("ranks", "")]),
    step(26, 10, "Bea Lowry", "vote.cast", "street-9", &[("vote", "@streets"), ("ranks", "3"), ("ranks", ""), ("ranks", "2"), ("ranks", "1")]),
    step(26, 11, "Idris Khan", "vote.cast", "street-10", &[("vote", "@streets"), ("ranks", "1"), ("ranks", ""), ("ranks", ""), ("ranks", "")]),

    // This year's money, by equal shares
    step(15, 3, "Rosa Bello", "vote.call", "money", &[("question", "What shall this year’s £2,000 go to?"), ("details", "The ward gives us this once a year. Everybody has the same share of it."), ("kind", "budget"), ("options", "Lamps for the ford steps £900\nSeeds and tools for the riverside £350\nA shed for the snow wardens £1,100\nSoup kettles for the old library £180\nBooks for the bus shelter £60\nA bench at the surgery £650"), ("total", "2000"), ("paper", "choose"), ("counting", "equal_shares"), ("choose_up_to", ""), ("points_in_all", ""), ("minimum_votes", ""), ("bound", "more_than"), ("of", "yes_and_no"), ("opens", ""), ("closes", "in -4 days")]),
    step(14, 1, "Sam Whitlock", "vote.cast", "pick-0", &[("vote", "@money"), ("options", "1"), ("options", "3")]),
    step(14, 2, "Ken Odell", "vote.cast", "pick-1", &[("vote", "@money"), ("options", "1"), ("options", "3"), ("options", "4")]),
    step(14, 3, "Tom Ashby", "vote.cast", "pick-2", &[("vote", "@money"), ("options", "3"), ("options", "1")]),
    step(14, 4, "Grace Achieng", "vote.cast", "pick-3", &[("vote", "@money"), ("options", "1"), ("options", "3"), ("options", "6")]),
    step(14, 5, "Walt Jennings", "vote.cast", "pick-4", &[("vote", "@money"), ("options", "1"), ("options", "6")]),
    step(14, 6, "Idris Khan", "vote.cast", "pick-5", &[("vote", "@money"), ("options", "1"), ("options", "3")]),
    step(14, 7, "Priya Nair", "vote.cast", "pick-6", &[("vote", "@money"), ("options", "2"), ("options", "5")]),
    step(14, 8, "Maya Lindqvist", "vote.cast", "pick-7", &[("vote", "@money"), ("options", "2"), ("options", "5"), ("options", "4")]),
    step(14, 9, "Femi Cole", "vote.cast", "pick-8", &[("vote", "@money"), ("options", "2"), ("options", "4")]),
    step(14, 10, "Jean Harker", "vote.cast", "pick-9", &[("vote", "@money"), ("options", "6"), ("options", "4")]),
    step(14, 11, "Bea Lowry", "vote.cast", "pick-10", &[("vote", "@money"), ("options", "6"), ("options", "5"), ("options", "4")]),
    step(14, 12, "Rosa Bello", "vote.cast", "pick-11", &[("vote", "@money"), ("options", "4"), ("options", "5")]),

    // Open now
    step(3, 1, "Rosa Bello", "vote.call", "speaker", &[("question", "Who speaks for us at the county’s meeting?"), ("details", "All three have said that they would."), ("kind", "ranked"), ("options", "Grace Achieng\nTom Ashby\nPriya Nair"), ("seats", "1"), ("bound", "more_than"), ("of", "yes_and_no"), ("least_group", "5"), ("opens", ""), ("closes", "in 5 days")]),
    step(3, 2, "Idris Khan", "vote.call", "clean", &[("question", "What do we spend the spring clean’s £300 on?"), ("details", ""), ("kind", "budget"), ("options", "Gloves and pickers £90\nA skip for a day £210\nPaint for the railings £75\nTea and cake for all £60"), ("total", "300"), ("paper", "spend"), ("counting", "equal_shares"), ("choose_up_to", ""), ("points_in_all", ""), ("minimum_votes", ""), ("bound", "more_than"), ("of", "yes_and_no"), ("least_group", "5"), ("opens", ""), ("closes", "in 6 days")]),
    step(2, 1, "Idris Khan", "vote.call", "gate", &[("question", "Shall the riverside gate be locked at night?"), ("details", "So that nobody drives onto the meadow. People on foot can still get through."), ("kind", "consent"), ("bound", "more_than"), ("of", "yes_and_no"), ("least_group", "5"), ("opens", ""), ("closes", "in 7 days")]),
];
