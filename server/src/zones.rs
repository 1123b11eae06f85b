//! Time zones from the database built into the server, so that no machine's own copy matters.

use domain::time::Zone;
use jiff::Timestamp;
use jiff::tz::TimeZoneDatabase;

/// 1 January 2010 and 1 January 2045, UTC seconds: the changes of clock a community carries.
const FROM: i64 = 1_262_304_000;
const UNTIL: i64 = 2_366_841_600;

/// The parts of the world that names begin with. Others (`US/`, `Etc/`) are kept for old machines.
const AREAS: [&str; 10] =
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

/// Second and earlier names, such as Calcutta beside Kolkata, which the database's own table of
/// places (`zone.tab`) leaves out. [`zone`] still knows them.
const OLD_NAMES: &str = "
    Africa/Asmera Africa/Timbuktu America/Argentina/ComodRivadavia America/Atka
    America/Buenos_Aires America/Catamarca America/Coral_Harbour America/Cordoba
    America/Ensenada America/Fort_Wayne America/Godthab America/Indianapolis America/Jujuy
    America/Knox_IN America/Louisville America/Mendoza America/Montreal America/Nipigon
    America/Pangnirtung America/Porto_Acre America/Rainy_River America/Rosario
    America/Santa_Isabel America/Shiprock America/Thunder_Bay America/Virgin America/Yellowknife
    Antarctica/South_Pole Asia/Ashkhabad Asia/Calcutta Asia/Choibalsan Asia/Chongqing
    Asia/Chungking Asia/Dacca Asia/Harbin Asia/Istanbul Asia/Kashgar Asia/Katmandu Asia/Macao
    Asia/Rangoon Asia/Saigon Asia/Tel_Aviv Asia/Thimbu Asia/Ujung_Pandang Asia/Ulan_Bator
    Atlantic/Faeroe Atlantic/Jan_Mayen Australia/ACT Australia/Canberra Australia/Currie
    Australia/LHI Australia/NSW Australia/North Australia/Queensland Australia/South
    Australia/Tasmania Australia/Victoria Australia/West Australia/Yancowinna Europe/Belfast
    Europe/Kiev Europe/Nicosia Europe/Tiraspol Europe/Uzhgorod Europe/Zaporozhye
    Pacific/Enderbury Pacific/Johnston Pacific/Ponape Pacific/Samoa Pacific/Truk Pacific/Yap
";

/// The zone of that IANA name, whatever its case, with its changes of clock from 2010 to 2044.
///
/// `None` if there is no such zone.
pub fn zone(name: &str) -> Option<Zone> {
    let zone = TimeZoneDatabase::bundled().get(name).ok()?;
    let name = zone.iana_name()?.to_owned();
    let from = Timestamp::from_second(FROM).ok()?;
    let base = zone.to_offset(from).seconds();

    let mut changes: Vec<(i64, i32)> = Vec::new();
    let mut offset = base;
    for change in zone.following(from) {
        let at = change.timestamp().as_second();
        if at >= UNTIL {
            break;
        }
        // Some changes are of a name or of what counts as summer time, not of the clock.
        if change.offset().seconds() != offset {
            offset = change.offset().seconds();
            changes.push((at, offset));
        }
    }
    Some(Zone { name, base, changes })
}

/// The names to choose from, in alphabetical order: one for each place in the world, and UTC.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = TimeZoneDatabase::bundled()
        .available()
        .filter(|name| offered(name.as_str()))
        .map(|name| name.to_string())
        .collect();
    names.sort_unstable();
    names
}

fn offered(name: &str) -> bool {
    let place = name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area));
    name == "UTC" || (place && !OLD_NAMES.split_whitespace().any(|old| old == name))
}

#[cfg(test)]
mod tests {
    use domain::time::{Civil, Style, parse_local, rfc3339, to_local_input, write};
    use jiff::civil::DateTime;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::*;

    fn known(name: &str) -> Zone {
        zone(name).expect("a name from the database")
    }

    fn theirs(name: &str) -> TimeZone {
        TimeZoneDatabase::bundled().get(name).expect("a name from the database")
    }

    #[test]
    fn london_changes_twice_in_2026() {
        let london = known("Europe/London");
        let in_2026: Vec<_> =
            london.changes.iter().filter(|(at, _)| (1_767_225_600..1_798_761_600).contains(at)).collect();
        // One in the morning UTC on 29 March and on 25 October.
        assert_eq!(in_2026, [&(1_774_746_000, 3600), &(1_792_890_000, 0)]);
        assert_eq!(london.base, 0);
        assert_eq!(london.changes.len(), 70);

        let summer = parse_local("2026-07-01T18:05", &london).expect("a real time");
        assert_eq!(rfc3339(summer), "2026-07-01T17:05:00Z");
        assert_eq!(write(summer, summer, &london, Style::DateTime), "Wednesday 1 July, 6:05 pm");
    }

    #[test]
    fn zones_without_changes_have_none() {
        assert_eq!(known("UTC"), Zone::utc());
        let kathmandu = known("Asia/Kathmandu");
        assert_eq!((kathmandu.base, kathmandu.changes.len()), (20_700, 0));
    }

    #[test]
    fn names_are_found_whatever_their_case_and_nothing_else_is() {
        assert_eq!(known("europe/london").name, "Europe/London");
        for wrong in ["", " ", "Europe", "Europe/Londn", "../etc/passwd", "Etc/Unknown", "+01:00"] {
            assert_eq!(zone(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn the_picker_offers_places_once_each_in_order() {
        let names = names();
        assert!(names.is_sorted());
        assert!(names.len() > 400, "{}", names.len());
        for offered in ["Europe/London", "Asia/Kolkata", "Europe/Kyiv", "UTC"] {
            assert!(names.iter().any(|name| name == offered), "{offered}");
        }
        for hidden in ["Asia/Calcutta", "US/Eastern", "Etc/GMT+1", "GB", "EST5EDT"] {
            assert!(!names.iter().any(|name| name == hidden), "{hidden}");
        }
    }

    #[test]
    fn every_zone_offered_lists_genuine_changes_in_order() {
        for name in names() {
            let zone = known(&name);
            assert_eq!(zone.name, name);
            let mut before = (FROM, zone.base);
            for &(at, offset) in &zone.changes {
                assert!(before.0 < at && at < UNTIL && offset != before.1, "{name} {at}");
                before = (at, offset);
            }
        }
    }

    proptest! {
        #[test]
        fn clocks_agree_with_the_database(
            name in prop::sample::select(names()),
            seconds in FROM..UNTIL,
        ) {
            let (zone, theirs) = (known(&name), theirs(&name));
            let at = domain::time::Timestamp::from_seconds(seconds);
            let stamp = Timestamp::from_second(seconds).expect("in range");
            let clock = theirs.to_datetime(stamp);
            prop_assert_eq!(zone.offset_at(at), theirs.to_offset(stamp).seconds());
            prop_assert_eq!(to_local_input(at, &zone), clock.strftime("%Y-%m-%dT%H:%M").to_string());
            prop_assert_eq!(
                Civil::at(at, &zone).weekday.to_string(),
                clock.strftime("%A").to_string()
            );
        }

        #[test]
        fn typed_times_are_read_as_the_database_reads_them(
            name in prop::sample::select(names()),
            pick in any::<prop::sample::Index>(),
            near in prop_oneof![-7200_i64..7200, -108_000_i64..108_000],
        ) {
            // Near a change of clock, where reading is hard.
            let (zone, theirs) = (known(&name), theirs(&name));
            let change = match zone.changes.len() {
                0 => 1_774_746_000,
                count => zone.changes[pick.index(count)].0,
            };
            let stamp = Timestamp::from_second(change + near).expect("in range");
            let clock: DateTime = TimeZone::UTC.to_datetime(stamp);
            let expected = theirs.to_timestamp(clock).expect("in range").as_second();
            let typed = clock.strftime("%Y-%m-%d %H:%M:%S").to_string();
            prop_assert_eq!(
                parse_local(&typed, &zone).map(|at| at.seconds()),
                Some(expected),
                "{} {}", typed, name
            );
        }
    }
}
