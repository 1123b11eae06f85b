use super::*;

#[test]
fn every_day_from_1970_to_2200_follows_the_one_before() {
    let zone = Zone::utc();
    let (mut year, mut month, mut day) = (1970, 1, 1);
    let mut weekday = 3;
    for number in 0_i64.. {
        let at = Timestamp::from_seconds(number * 86_400);
        let civil = Civil::at(at, &zone);
        assert_eq!((civil.year, civil.month, civil.day), (year, month, day));
        assert_eq!(civil.weekday, Weekday::ALL[weekday]);
        assert_eq!(civil.day_number(), number);
        assert_eq!(civil.instant(&zone), at);
        assert_eq!(Civil::new(year, month, day, 0, 0), Some(civil));

        weekday = (weekday + 1) % 7;
        day += 1;
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if day > length {
            assert_eq!(Civil::new(year, month, day, 0, 0), None);
            (month, day) = (month + 1, 1);
        }
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
        if year > 2200 {
            break;
        }
    }
}

#[test]
fn leap_days_are_there_when_they_should_be() {
    for (text, real) in [
        ("2024-02-29T00:00", true),
        ("2026-02-29T00:00", false),
        ("2000-02-29T00:00", true),
        ("2100-02-29T00:00", false),
        ("2400-02-29T00:00", true),
    ] {
        assert_eq!(parse_local(text, &Zone::utc()).is_some(), real, "{text}");
    }
    assert_eq!(utc("2024-02-29T12:34:56").seconds(), 1_709_210_096);
    assert_eq!(utc("2000-03-01T00:00").seconds(), 951_868_800);
}

#[test]
fn typed_times_are_read_in_the_communitys_zone() {
    let read = |text: &str, zone: &Zone| parse_local(text, zone).map(rfc3339);
    let is = |text: &str| Some(text.to_owned());

    let winter = is("2026-11-22T18:00:00Z");
    assert_eq!(read("2026-11-22T18:00", &london()), winter);
    assert_eq!(read(" 2026-11-22 18:00:00 ", &london()), winter);
    assert_eq!(read("2026-07-01T18:00:59", &london()), is("2026-07-01T17:00:59Z"));
    assert_eq!(read("2026-11-22T18:00", &kathmandu()), is("2026-11-22T12:15:00Z"));
    assert_eq!(read("1970-01-01T00:00", &kathmandu()), is("1969-12-31T18:15:00Z"));
}

#[test]
fn what_is_not_a_date_and_a_time_is_refused() {
    for text in [
        "",
        "T",
        "2026-11-22",
        "2026-11-22T",
        "2026-11-22T18",
        "2026-11-22T18:0",
        "2026-11-22T24:00",
        "2026-11-22T18:60",
        "2026-11-22T18:00:60",
        "2026-11-22T18:00:00Z",
        "2026-11-22T18:00:00.5",
        "2026-11-22t18:00",
        "2026-11-22  18:00",
        "2026-13-01T00:00",
        "2026-00-01T00:00",
        "2026-04-31T00:00",
        "2026-04-00T00:00",
        "2026-+4-01T00:00",
        "26-04-01T00:00",
        "1969-12-31T23:59",
        "10000-01-01T00:00",
        "-2026-01-01T00:00",
        "２０２６-01-01T00:00",
    ] {
        assert_eq!(parse_local(text, &Zone::utc()), None, "{text:?}");
    }
}

#[test]
fn clocks_in_london_go_forward_in_march_2026() {
    let zone = london();
    let change = utc("2026-03-29T01:00");
    let before = change.plus(Span::MINUTE.times(-1));
    assert_eq!(to_local_input(before, &zone), "2026-03-29T00:59");
    assert_eq!(to_local_input(change, &zone), "2026-03-29T02:00");
    assert_eq!(parse_local("2026-03-29T00:59", &zone), Some(before));
    assert_eq!(parse_local("2026-03-29T02:00", &zone), Some(change));
    // Half past one was skipped: it is read as half past two.
    let skipped = parse_local("2026-03-29T01:30", &zone).expect("read all the same");
    assert_eq!(rfc3339(skipped), "2026-03-29T01:30:00Z");
    assert_eq!(to_local_input(skipped, &zone), "2026-03-29T02:30");
}

#[test]
fn clocks_in_london_go_back_in_october_2026() {
    let zone = london();
    let change = utc("2026-10-25T01:00");
    let before = change.plus(Span::MINUTE.times(-1));
    assert_eq!(to_local_input(before, &zone), "2026-10-25T01:59");
    assert_eq!(to_local_input(change, &zone), "2026-10-25T01:00");
    // Shown twice: the first is meant.
    assert_eq!(parse_local("2026-10-25T01:59", &zone), Some(before));
    assert_eq!(parse_local("2026-10-25T01:00", &zone), Some(utc("2026-10-25T00:00")));
    assert_eq!(parse_local("2026-10-25T02:00", &zone), Some(utc("2026-10-25T02:00")));
}
