mod reading;
mod writing;

use proptest::prelude::*;

use super::*;

const STYLES: [Style; 4] = [Style::Date, Style::DateTime, Style::Short, Style::Ago];

fn london() -> Zone {
    Zone {
        name: "Europe/London".to_owned(),
        base: 0,
        // 29 March and 25 October 2026, one in the morning UTC.
        changes: vec![(1_774_746_000, 3600), (1_792_890_000, 0)],
    }
}

fn kathmandu() -> Zone {
    Zone { name: "Asia/Kathmandu".to_owned(), base: 20_700, changes: Vec::new() }
}

fn utc(text: &str) -> Timestamp {
    parse_local(text, &Zone::utc()).expect("a real time")
}

#[test]
fn arithmetic_stops_at_the_ends() {
    let (first, last) = (Timestamp::from_millis(i64::MIN), Timestamp::from_millis(i64::MAX));
    assert_eq!(last.plus(Span::DAY), last);
    assert_eq!(first.plus(Span::DAY.times(-1)), first);
    assert_eq!(last.minus(first).millis(), i64::MAX);
    assert_eq!(first.minus(last).millis(), i64::MIN);
    assert_eq!(Span::DAY.times(i64::MAX).millis(), i64::MAX);
    assert_eq!(Span::DAY.millis(), 86_400_000);
    assert_eq!(Timestamp::from_millis(-1).seconds(), -1);
}

#[test]
fn instants_and_zones_travel_as_plain_json() {
    let at = utc("2026-11-22T18:05");
    let json = serde_json::to_string(&at).expect("a number");
    assert_eq!(json, "1795370700000");
    assert_eq!(serde_json::from_str::<Timestamp>(&json).expect("a number"), at);

    let json = serde_json::to_string(&london()).expect("a zone");
    assert_eq!(json, r#"{"name":"Europe/London","base":0,"changes":[[1774746000,3600],[1792890000,0]]}"#);
    assert_eq!(serde_json::from_str::<Zone>(&json).expect("a zone"), london());
}

/// Instants from 1971 to 2200.
fn instants() -> impl Strategy<Value = Timestamp> {
    (31_536_000_000_i64..7_289_654_400_000).prop_map(Timestamp::from_millis)
}

/// Zones whose clocks change by quarters of hours, days apart.
fn zones() -> impl Strategy<Value = Zone> {
    let offset = || (-56..=56).prop_map(|quarters: i32| quarters * 900);
    let changes = prop::collection::vec((200_i64..40_000, offset()), 0..80);
    (offset(), changes).prop_map(|(base, gaps)| {
        let mut from = 0;
        let changes = gaps
            .into_iter()
            .map(|(quarters, offset)| {
                from += quarters * 900;
                (from, offset)
            })
            .collect();
        Zone { name: "Some/Where".to_owned(), base, changes }
    })
}

/// Anything at all, including what no server would send.
fn wild_zones() -> impl Strategy<Value = Zone> {
    let changes = prop::collection::vec(any::<(i64, i32)>(), 0..4);
    (any::<i32>(), changes).prop_map(|(base, changes)| Zone { name: String::new(), base, changes })
}

fn wild_millis() -> impl Strategy<Value = i64> {
    prop_oneof![any::<i64>(), Just(i64::MIN), Just(i64::MAX), -100_000_000_i64..100_000_000]
}

proptest! {
    #[test]
    fn what_is_written_in_a_field_is_read_back(at in instants(), zone in zones()) {
        let shown_before = zone.changes.iter().scan(zone.base, |offset, &(from, next)| {
            let back = i64::from(std::mem::replace(offset, next) - next);
            Some(from..from + back)
        }).any(|again| again.contains(&at.seconds()));

        let text = to_local_input(at, &zone);
        let read = parse_local(&text, &zone).expect("what was written can be read");
        prop_assert_eq!(to_local_input(read, &zone), text);
        prop_assert_eq!(Civil::at(at, &zone).instant(&zone), read);
        prop_assert!(read <= at);
        if !shown_before {
            prop_assert!(at.minus(read) < Span::MINUTE);
        }
    }

    #[test]
    fn a_real_date_survives_any_zone_without_changes(
        (year, month, day) in (1970..=2200, 1_u8..=12, 1_u8..=28),
        (hour, minute) in (0_u8..24, 0_u8..60),
        base in -50_400..=50_400,
    ) {
        let zone = Zone { base, ..Zone::utc() };
        let civil = Civil::new(year, month, day, hour, minute).expect("a real date");
        prop_assert_eq!(Civil::at(civil.instant(&zone), &zone), civil);
    }

    #[test]
    fn nothing_panics_whatever_the_numbers(
        at in wild_millis(),
        now in wild_millis(),
        zone in wild_zones(),
        text in "[-0-9T: ]{0,20}|\\PC{0,20}",
    ) {
        let (at, now) = (Timestamp::from_millis(at), Timestamp::from_millis(now));
        for style in STYLES {
            prop_assert!(!write(at, now, &zone, style).is_empty());
        }
        let civil = Civil::at(at, &zone);
        civil.instant(&zone);
        let odd = Civil { year: i32::MIN, month: 0, day: 255, hour: 255, minute: 255, ..civil };
        odd.instant(&zone);
        to_local_input(at, &zone);
        parse_local(&text, &zone);
        prop_assert_eq!(rfc3339(at).len(), 20);
    }
}
