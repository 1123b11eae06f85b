//! Why something was not done, in plain words.

use domain::{Fault, Refusal};

/// The sentence for a refusal.
pub fn sentence(refusal: &Refusal) -> String {
    let plain = match refusal {
        Refusal::Invalid { fault, .. } => return fault_sentence(fault),
        Refusal::NotFound => "There is no such thing here.",
        Refusal::MembersOnly => "Only members can do this. Join first.",
        Refusal::WaitingForApproval => "An organiser has not said yes to you yet. You can do this as soon as they do.",
        Refusal::Paused => "An organiser has paused your membership, so you can read but not do this.",
        Refusal::OrganisersOnly => "Only organisers can do this.",
        Refusal::AuthorOnly => "Only the person who wrote it can do this.",
        Refusal::CoordinatorsOnly => "Only a coordinator of the group can do this.",
        Refusal::SystemOnly => "Only the server itself can do this.",
        Refusal::NoLongerApplies => "Somebody changed this before you. Look at the page again.",
        Refusal::TakenAway => "This has been taken away, so nothing more can be added.",
        Refusal::AlreadyMember => "You are a member here already.",
        Refusal::CodeNotKnown => {
            "We don't know this code. Check each letter. It may have been used or ended. A meeting's code works while the meeting is on."
        }
        Refusal::CodeNeeded => "You need a code to join. Ask an organiser, or look at the poster.",
        Refusal::LastOrganiser => "You are the only organiser. Ask another member to be one first.",
        Refusal::LastCoordinator => "You are the group's only coordinator. Make another member one first.",
        Refusal::ByRequestOnly => "This group takes people by request. Ask to join it.",
        Refusal::GroupMembersOnly => "Only members of the group can do this.",
        Refusal::JobFull => "Enough people have taken this job already. Look for another one.",
        Refusal::NotApprovedForPrivate => {
            "This job has private details, such as an address. Only people who may be given addresses can take it. \
             Ask a coordinator of the group."
        }
        Refusal::ClaimRanOut => {
            "Your time for this job ran out, so it was given back. If nobody else has it yet, you can take it again."
        }
        Refusal::VoteNotOpen => "This vote is not open yet.",
        Refusal::VoteClosed => {
            "This vote has closed. A vote sent now comes too late to count, and it can't be called off any more."
        }
        Refusal::NotOnRoll => "You are not on the list of people who may vote in this one.",
        Refusal::BallotSealed => super::votes::SEALED,
        Refusal::VoteBeforeGathering => {
            "This vote would open before the meeting begins, when nobody can be checked in yet. Let it open later."
        }
        Refusal::VoteWaitsForGathering => "A vote is waiting for the people at this meeting. Call that vote off first.",
        Refusal::GatheringNotOpen => "Check-in for this meeting is not open yet.",
        Refusal::GatheringClosed => super::gatherings::IS_OVER,
        Refusal::LookFirst => {
            "There are open issues like yours. Look at them first. If yours is another one, send it again."
        }
        Refusal::OtherKind => "This is the form for the other way to answer. What you had filled in is kept.",
        Refusal::LookOver => "Not sent yet. Look it over, and then send it.",
        Refusal::StandDownFirst => "You are an organiser. Stand down first.",
        Refusal::NeedStaysPrivate => "People here share a need, so only members can see it. That stays so.",
        Refusal::IdReused => "This form was used before for something else. Open the page again and send it once more.",
        Refusal::NotThatForm => "This form is too old or broken. Open the page again and send it once more.",
    };
    plain.to_owned()
}

fn fault_sentence(fault: &Fault) -> String {
    match fault {
        Fault::Missing => "Please fill this in.".into(),
        Fault::TooLong { max } => format!("This is too long. Use {max} letters at most."),
        Fault::TooMany { max } => format!("These are too many. Use {max} at most."),
        Fault::TooFew { min } => format!("These are too few. Give at least {min}."),
        Fault::NotANumber => "Please use a whole number, such as 12.".into(),
        Fault::NotAnAmount => "Please use an amount of money, such as 5000 or 120.50.".into(),
        Fault::NoCost { line } => {
            format!("Line {line} does not end with what it costs. Write it like this: New bench 450")
        }
        Fault::BuysNothing => "With this, not one of the projects could be paid.".into(),
        Fault::TooDear { sum, most } => {
            let figure = |amount: &str| amount.parse().map_or_else(|_| amount.to_owned(), super::money::figure);
            format!("Together these cost {}, and there is only {}. Take something out.", figure(sum), figure(most))
        }
        Fault::SamePlace { place } => format!("Two things have place {place}. Give each a place of its own."),
        Fault::TooManyPoints { most } => format!("These are too many points. You have {most} to give."),
        Fault::OutOfRange { min, max } if min == max => format!("This can only be {min}."),
        Fault::OutOfRange { min, max } => format!("Please use a number from {min} to {max}."),
        Fault::NotATime => "Please give a date and a time.".into(),
        Fault::InThePast => "This time has passed. Please give one that is still to come.".into(),
        Fault::TooFarAhead { days } => format!("This is too far ahead. Choose a time within {days} days."),
        Fault::EndsBeforeItBegins => "This ends before it begins. Please change one of the times.".into(),
        Fault::OnlyForTicks => "This works only if people tick projects. Change this, or how people answer.".into(),
        Fault::NotAChoice => "Please choose one of those offered.".into(),
        Fault::Twice => "The same thing is here twice.".into(),
        Fault::Taken => "Somebody has taken this already. Please choose another.".into(),
        Fault::NotThatForm => "This is not in the right form. Check it and try again.".into(),
        Fault::NotAPicture => "This file is not a picture, or it is damaged. Please choose another.".into(),
        Fault::UnknownPicture => {
            "We can't read this kind of picture. Please choose a JPEG or PNG, or take the picture again.".into()
        }
        Fault::PictureTooLarge => "This picture is too large. Please choose a smaller one.".into(),
        Fault::PictureMissing => "This picture has not arrived. Please choose it again.".into(),
    }
}
