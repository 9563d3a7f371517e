//! The parts of sessions that a meeting takes. Most meetings have one: it is kept without a list.

use super::line::Minute;

/// A part of a session that a meeting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) session: usize,
    pub(super) from: Minute,
    pub(super) to: Minute,
}

/// The parts of a meeting, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    first: Option<Part>,
    more: Vec<Part>,
}

impl Parts {
    pub(super) const NONE: Self = Self {
        first: None,
        more: Vec::new(),
    };

    pub(super) fn push(&mut self, part: Part) {
        if self.first.is_some() {
            self.more.push(part);
        } else {
            self.first = Some(part);
        }
    }

    pub(super) fn first(&self) -> Option<&Part> {
        self.first.as_ref()
    }

    pub(super) fn last(&self) -> Option<&Part> {
        self.more.last().or(self.first.as_ref())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Part> + Clone {
        self.first.iter().chain(&self.more)
    }

    pub(super) fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.more.len()
    }
}
