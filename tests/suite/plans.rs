//! Small plans with every key, and what happened to them.

mod build;
mod events;
mod frame;
mod full;
mod record;

pub(crate) use build::id;

use plenary::{Duration, plan::Rolling};
use proptest::prelude::*;

use events::CaseEvent;

/// A plan to be, and its news.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    zone: usize,
    first: usize,
    days: u64,
    common: Day,
    special: Vec<(u64, Special)>,
    second: Option<Second>,
    rules: (Rolling, u32, u32),
    groups: [Option<Rolling>; 3],
    pub(crate) asks: Vec<Ask>,
    pub(crate) held: Vec<Held>,
    events: Vec<CaseEvent>,
}

/// The sessions of a day: how long after each other they open and how long they are.
#[derive(Debug, Clone)]
struct Day {
    begins: u16,
    sessions: Vec<(u16, u16)>,
    reserve: Option<(u16, u16)>,
}

#[derive(Debug, Clone)]
enum Special {
    Own(Day),
    Closed,
}

/// A second track, and whether it has hours and days of its own.
#[derive(Debug, Clone)]
struct Second {
    hours: Option<Vec<(u16, u16)>>,
    special: Vec<(u64, Special)>,
}

/// A session, and how far into it.
type Place = (u8, u16);

/// A meeting that is asked for, and what is recorded of it.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    group: Option<usize>,
    with: Option<usize>,
    informal: bool,
    second: bool,
    duration: Duration,
    pub(crate) bounds: Option<(u32, u32)>,
    pin: Option<Place>,
    on: Option<u64>,
    not_before: Option<Place>,
    after: Option<u8>,
    undivided: bool,
    by: Option<u32>,
    rolling: Option<Rolling>,
    resumes: Option<bool>,
    pub(crate) record: Option<Written>,
    pub(crate) extended: Option<u32>,
}

/// A record of a meeting: ends are told by how much meeting time after the planned start they come.
#[derive(Debug, Clone)]
pub(crate) enum Written {
    Took(u32),
    Ended(u32),
    Suspended(u32),
    Adjourned(u32),
    Cancelled,
    Postponed,
    /// It took so long, and was cancelled nevertheless.
    Opened(u32),
}

impl Ask {
    /// Forgets what is recorded of the meeting, which is no longer taken up nor takes up another.
    pub(crate) fn quiet(&mut self) {
        self.quiet_record();
        self.resumes = None;
    }

    /// Forgets the duration of a block that takes up another.
    pub(crate) fn take_the_rest(&mut self) {
        self.resumes = self.resumes.map(|_| false);
    }

    /// True if it may be held before one that stands earlier.
    pub(crate) fn is_out_of_order(&self) -> bool {
        self.pin.is_some() || self.after.is_some()
    }

    pub(crate) fn quiet_record(&mut self) {
        self.record = None;
        self.extended = None;
    }
}

impl Case {
    /// Lets a meeting begin as soon as it can, inside a session up to a minute of the day.
    pub(crate) fn begin_by(&mut self, place: usize, minute: u32) {
        self.rules.0 = Rolling::AtOnce;
        self.groups = [None; 3];
        let ask = &mut self.asks[place];
        ask.rolling = None;
        ask.by = Some(minute);
    }
}

/// A record of a day.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    day: u64,
    second: bool,
    of_track: bool,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    /// Each session opened so much later, and closed so much later, or earlier.
    Held(Vec<(u16, i16)>),
    /// So long, for all or for one group.
    Extra(At, u16, Option<usize>),
    Opened,
}

/// The place of an extra session among the others.
#[derive(Debug, Clone, Copy)]
enum At {
    /// So long after the last session of all tracks.
    Evening(u16),
    /// From the close of this session of its track on, or a little before or after it.
    Behind(u8, i16),
    /// To the opening of this session of its track, or a little before or after it.
    Before(u8, i16),
}

const GROUPS: [&str; 3] = ["G", "G/a", "H"];
const TRACKS: [&str; 2] = ["A", "B"];

/// Days about the changes of the clocks of each zone.
const FIRST_DAYS: [[(u32, u32); 4]; 3] = [
    [(3, 27), (3, 28), (10, 23), (10, 24)],
    [(4, 22), (4, 23), (10, 28), (10, 29)],
    [(3, 28), (6, 1), (10, 25), (11, 30)],
];

fn rolling() -> impl Strategy<Value = Rolling> {
    use Rolling::{AsPlanned, AtOnce, NextSession};
    prop_oneof![Just(AtOnce), Just(NextSession), Just(AsPlanned)]
}

/// Something that is there in so many cases of a hundred.
fn seldom<S: Strategy>(percent: u32, value: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::weighted(f64::from(percent) / 100.0, value)
}

fn sessions() -> impl Strategy<Value = Vec<(u16, u16)>> {
    prop::collection::vec((0_u16..120, 30_u16..200), 1..4)
}

fn day() -> impl Strategy<Value = Day> {
    let begins = prop_oneof![4 => Just(8 * 60), 1 => Just(20 * 60)];
    let reserve = seldom(30, (0_u16..60, 30_u16..120));
    (begins, sessions(), reserve).prop_map(|(begins, sessions, reserve)| Day {
        begins,
        sessions,
        reserve,
    })
}

fn special() -> impl Strategy<Value = Vec<(u64, Special)>> {
    let special = prop_oneof![3 => day().prop_map(Special::Own), 1 => Just(Special::Closed)];
    prop::collection::vec((0_u64..3, special), 0..2)
}

fn duration() -> impl Strategy<Value = Duration> {
    let thousandths = prop_oneof![Just(1000), Just(1500), Just(500), 100_u32..1500];
    prop_oneof![
        5 => (5_u32..120).prop_map(Duration::minutes),
        1 => thousandths.prop_map(|thousandths| Duration::Sessions { thousandths }),
        1 => Just(Duration::RestOfSession),
    ]
}

fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        3 => (1_u32..250).prop_map(Written::Took),
        3 => (1_u32..200).prop_map(Written::Ended),
        4 => (1_u32..80).prop_map(Written::Suspended),
        3 => (1_u32..80).prop_map(Written::Adjourned),
        1 => Just(Written::Cancelled),
        1 => Just(Written::Postponed),
        1 => (1_u32..250).prop_map(Written::Opened),
    ]
}

prop_compose! {
    fn asks()(
        (group, with) in (seldom(80, 0_usize..3), seldom(10, 0_usize..3)),
        informal in prop::bool::weighted(0.05),
        second in any::<bool>(),
        duration in duration(),
        bounds in seldom(20, (30_u32..101, 100_u32..180)),
        (pin, on, not_before) in (
            seldom(10, (any::<u8>(), 0_u16..150)),
            seldom(5, 0_u64..3),
            seldom(10, (any::<u8>(), 0_u16..150)),
        ),
        (after, undivided, by) in (
            seldom(15, any::<u8>()),
            prop::bool::weighted(0.15),
            seldom(12, 0_u32..1440),
        ),
        (rolling, resumes) in (seldom(20, rolling()), seldom(50, any::<bool>())),
        (record, extended) in (seldom(35, written()), seldom(10, 1_u32..60)),
    ) -> Ask {
        Ask {
            group, with, informal, second, duration, bounds, pin, on, not_before, after, undivided, by, rolling,
            resumes, record, extended,
        }
    }
}

fn at() -> impl Strategy<Value = At> {
    let slip = || prop_oneof![3 => Just(0_i16), 1 => -40_i16..40];
    prop_oneof![
        2 => (20_u16..60).prop_map(At::Evening),
        2 => (any::<u8>(), slip()).prop_map(|(session, slip)| At::Behind(session, slip)),
        1 => (any::<u8>(), slip()).prop_map(|(session, slip)| At::Before(session, slip)),
    ]
}

fn held() -> impl Strategy<Value = Held> {
    let over = prop_oneof![3 => -30_i16..1, 2 => 1_i16..20];
    let shifts = prop::collection::vec((0_u16..30, over), 0..4);
    let what = prop_oneof![
        2 => shifts.prop_map(What::Held),
        3 => (at(), 30_u16..150, seldom(50, 0_usize..3))
            .prop_map(|(at, length, group)| What::Extra(at, length, group)),
        1 => Just(What::Opened),
    ];
    (0_u64..3, any::<bool>(), any::<bool>(), what).prop_map(|(day, second, of_track, what)| Held {
        day,
        second,
        of_track,
        what,
    })
}

fn second() -> impl Strategy<Value = Second> {
    (seldom(50, sessions()), special()).prop_map(|(hours, special)| Second { hours, special })
}

prop_compose! {
    /// Small plans of all kinds.
    pub(crate) fn cases()(
        (zone, first, days) in (0_usize..3, 0_usize..4, prop_oneof![5 => 1_u64..4, 1 => 4_u64..6]),
        (common, special) in (day(), special()),
        second in seldom(50, second()),
        rolling_of_all in rolling(),
        sliver in prop_oneof![2 => Just(0), 1 => 1_u32..60],
        change_over in prop_oneof![2 => Just(0), 1 => 1_u32..25],
        groups in [seldom(20, rolling()), seldom(20, rolling()), seldom(20, rolling())],
        asks in prop::collection::vec(asks(), 1..8),
        held in prop::collection::vec(held(), 0..3),
        events in events::some(),
    ) -> Case {
        let rules = (rolling_of_all, sliver, change_over);
        Case { zone, first, days, common, special, second, rules, groups, asks, held, events }
    }
}
