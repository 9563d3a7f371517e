//! Properties of every schedule that compiles.

use plenary::{
    Minutes, Schedule, Source,
    plan::{Record, TrackId},
    schedule::{Placed, Sitting, Standing},
};

use crate::said::{drawn, told};

/// Compiles a schedule, twice, and judges how it is placed.
///
/// # Panics
/// If something does not hold.
pub fn plan(bytes: &[u8]) {
    let source = crate::source(bytes);
    let first = plenary::compile(&source);
    let again = plenary::compile(&source);
    match (&first, &again) {
        (Ok(first), Ok(again)) => {
            drawn(&first.warnings);
            assert_eq!(first.warnings.to_string(), again.warnings.to_string());
            assert_eq!(first.value.to_json(), again.value.to_json());
            holds(&first.value);
            told(&first.value);
        }
        (Err(first), Err(again)) => {
            drawn(first);
            assert_eq!(first.to_string(), again.to_string());
        }
        _ => panic!("it compiles once"),
    }
    agrees(&source, first.is_ok());
    if let Some(schedule) = crate::compiled(&source) {
        holds(&schedule);
    }
}

/// Asserts that a source that compiles can be read, and that the plan read is placed alike.
fn agrees(source: &Source, compiles: bool) {
    let read = plenary::read(source);
    assert!(read.is_ok() || !compiles, "it compiles and cannot be read");
    let Ok(read) = read else { return };
    let (plan, news) = read.value;
    let placed = plenary::place(plan, &news);
    let alone = plenary::compile_alone(source);
    let [placed, alone] =
        [placed, alone].map(|made| made.ok().map(|warned| warned.value.to_json()));
    assert_eq!(placed, alone);
}

fn holds(schedule: &Schedule) {
    let asked = schedule.plan().frame();
    for (place, placed) in schedule.meetings().iter().enumerate() {
        let planned = stands(placed, &placed.planned, schedule, true);
        assert!(planned <= placed.planned.takes, "{}", placed.meeting.id);
        let held = stands(placed, &placed.current, schedule, false);
        let mut shortfall = schedule.shortfall().iter();
        let lacks = shortfall
            .find(|shortfall| shortfall.meeting.index() == place)
            .map_or(0, |shortfall| shortfall.minutes.0);
        let takes = placed.current.takes;
        assert_eq!(held.0 + lacks, takes.0, "{}", placed.meeting.id);
    }
    nothing_at_once(schedule, |placed| &placed.current);
    // News can settle what the plan had at once.
    let mut all = schedule.meetings().iter();
    if all.all(|placed| placed.record == Record::default()) && schedule.sessions() == asked {
        nothing_at_once(schedule, |placed| &placed.planned);
    }
}

/// The sittings of a meeting are in order, each within a session of its track; gives how long they
/// are.
fn stands(placed: &Placed, standing: &Standing, schedule: &Schedule, is_planned: bool) -> Minutes {
    let mut before: Option<&Sitting> = None;
    for sitting in &standing.sittings {
        let id = &placed.meeting.id;
        assert!(sitting.starts < sitting.ends, "{id}");
        let after = before.is_none_or(|before| before.ends <= sitting.starts);
        assert!(after, "{id} is in two places");
        assert_eq!(sitting.session.is_planned(), is_planned, "{id}");
        let session = schedule.session(sitting.session).expect("a session");
        assert_eq!(session.track, placed.meeting.track, "{id}");
        let within = session.opens <= sitting.starts && sitting.ends <= session.closes;
        assert!(within, "{id}: {sitting:?} is not in {session:?}");
        before = Some(sitting);
    }
    let held = standing
        .sittings
        .iter()
        .map(|sitting| sitting.ends - sitting.starts);
    let held: i64 = held.map(|held| held.num_minutes()).sum();
    Minutes(u32::try_from(held).expect("time goes forward"))
}

/// No two meetings of a track are held at once.
fn nothing_at_once(schedule: &Schedule, of: fn(&Placed) -> &Standing) {
    let mut all: Vec<(TrackId, &Sitting)> = Vec::new();
    for placed in schedule
        .meetings()
        .iter()
        .filter(|placed| !placed.record.takes_no_time())
    {
        all.extend(
            of(placed)
                .sittings
                .iter()
                .map(|sitting| (placed.meeting.track, sitting)),
        );
    }
    all.sort_by_key(|(track, sitting)| (*track, sitting.starts));
    for pair in all.windows(2) {
        let ((track, one), (other_track, other)) = (pair[0], pair[1]);
        assert!(
            track != other_track || one.ends <= other.starts,
            "two meetings at once: {one:?} and {other:?}"
        );
    }
}
