//! The parts of sessions that a meeting takes. Most meetings have one: it is kept without a list.

use std::{ops::Deref, slice};

use super::timeline::Minute;

/// A part of a session that a meeting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) session: usize,
    pub(super) from: Minute,
    pub(super) to: Minute,
}

/// The parts of a meeting, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parts {
    None,
    One(Part),
    More(Vec<Part>),
}

impl Parts {
    /// Adds a part behind the others; one that begins where the last ends is that one, gone on.
    pub(super) fn push(&mut self, part: Part) {
        match self {
            Self::None => *self = Self::One(part),
            Self::One(last) if last.goes_on_as(part) => last.to = part.to,
            Self::One(first) => *self = Self::More(vec![*first, part]),
            Self::More(parts) => match parts.last_mut() {
                Some(last) if last.goes_on_as(part) => last.to = part.to,
                _ => parts.push(part),
            },
        }
    }
}

impl Part {
    fn goes_on_as(self, next: Self) -> bool {
        (self.session, self.to) == (next.session, next.from)
    }
}

impl Deref for Parts {
    type Target = [Part];

    fn deref(&self) -> &[Part] {
        match self {
            Self::None => &[],
            Self::One(part) => slice::from_ref(part),
            Self::More(parts) => parts,
        }
    }
}
