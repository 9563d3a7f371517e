//! The declaration of a table of the source: one line for each key, from which all else is made.
//!
//! [`table!`] takes the documentation, the field, the type, the name, the presence and an example of
//! each key, and makes the struct, its reader, its rows of the JSON Schema and of the language page,
//! and the methods of its builder.

use super::{
    Slot,
    reader::{Reading, Table},
    schema::Schema,
};

/// A line of a declaration.
pub(super) enum Line {
    Key(Entry),
    /// The keys of another declaration, which stand in the same table.
    Part(&'static [Self]),
}

/// A key, with all that people are told of it.
pub(super) struct Entry {
    pub(super) name: &'static str,
    /// The documentation in Markdown, as it stands in the declaration.
    pub(super) documentation: &'static str,
    pub(super) presence: Presence,
    /// A value as it is typed.
    pub(super) example: &'static str,
    pub(super) schema: fn() -> Schema,
}

/// The need of a key to be there.
pub(super) enum Presence {
    Needed,
    Optional,
    /// The value that is assumed, as it is typed.
    Default(&'static str),
}

impl Entry {
    pub(super) fn about(&self) -> &'static str {
        self.documentation.trim_start()
    }
}

impl Line {
    /// True if a key is among some lines.
    pub(super) fn declare(lines: &[Self], key: &str) -> bool {
        lines.iter().any(|line| match line {
            Self::Key(entry) => entry.name == key,
            Self::Part(lines) => Self::declare(lines, key),
        })
    }

    /// Adds the keys of some lines to a list, in order.
    pub(super) fn flatten(lines: &'static [Self], keys: &mut Vec<&'static Entry>) {
        for line in lines {
            match line {
                Self::Key(entry) => keys.push(entry),
                Self::Part(lines) => Self::flatten(lines, keys),
            }
        }
    }
}

/// The keys of a table that are declared together. [`table!`] implements it.
pub(super) trait Fields: Sized {
    /// The keys in the order of the JSON Schema and of the language page.
    const LINES: &'static [Line];

    /// Takes the keys out of a table that is being read.
    fn take(keys: &mut Table<'_, '_>, found: &mut Reading) -> Self;
}

/// Adds an element to a list of a document, which may not be there yet.
pub(super) fn push<T>(list: &mut Slot<Vec<T>>, element: T) {
    match list {
        Slot::Given(elements) => elements.push(element),
        _ => *list = Slot::Given(vec![element]),
    }
}

/// Makes a list in which all of these elements are given.
pub(super) fn slots<T>(elements: impl IntoIterator<Item = T>) -> Slot<Vec<Slot<T>>> {
    Slot::Given(elements.into_iter().map(Slot::Given).collect())
}

/// Declares a table of the source.
///
/// ```text
/// table! {
///     /// A table under `[rooms]`.
///     struct Room {
///         key: String,                       // a field that is no key
///     }
///
///     /// A room of a [`PlanBuilder`].
///     builder RoomBuilder;                   // only if plans built in Rust have it
///
///     /// The building in which it is.       // documentation, for editors and programmers
///     building: Wording                      // field, and type of the value
///         = "building", Optional,            // key, and `Needed`, `Optional` or `Default("…")`
///         r#""Building A""#,                 // an example, as it is typed
///         set_into "…";                      // the kind of method that the builder has, and
///                                            // what only a programmer has to know, if anything
///
///     access: Wording as AccessWording = …   // read as another type, and converted
///     details: Details;                      // the keys of another declaration stand here
/// }
/// ```
///
/// The kinds of method: `set` takes the value; `set_into` what can be made into one;
/// `set_each(T)` and `set_each_into(T)` a list of such; `add(room: RoomBuilder)` one more of a list.
/// A key without one is set by a method that is written by hand, or cannot be set in Rust.
macro_rules! table {
    // The type of a field: a key may be absent or bad, and a part is always there.
    (@type $type:ty) => { $type };
    (@type $type:ty, $name:literal) => { Slot<$type> };

    (@take $keys:ident $found:ident $type:ty) => {
        <$type as Fields>::take($keys, $found)
    };
    (@take $keys:ident $found:ident $type:ty as $reader:ty) => {
        <$reader as Fields>::take($keys, $found).into()
    };
    (@take $keys:ident $found:ident $type:ty, $name:literal) => {
        $keys.take::<$type>($name, $found)
    };
    (@take $keys:ident $found:ident $type:ty as $reader:ty, $name:literal) => {
        $keys.take::<$reader>($name, $found).map(Into::into)
    };

    (@line [$($about:literal)*] $type:ty) => {
        Line::Part(<$type as Fields>::LINES)
    };
    (@line [$($about:literal)*] $type:ty as $reader:ty) => {
        Line::Part(<$reader as Fields>::LINES)
    };
    (@line [$($about:literal)*] $type:ty, $name:literal, $($more:tt)+) => {
        table!(@line [$($about)*] $type as $type, $name, $($more)+)
    };
    (@line [$($about:literal)*] $type:ty as $reader:ty,
        $name:literal, $presence:ident $(($default:literal))?, $example:literal
    ) => {
        Line::Key(Entry {
            name: $name,
            documentation: concat!($($about),*),
            presence: Presence::$presence $(($default))?,
            example: $example,
            schema: <$reader as Value>::schema,
        })
    };

    (@setter $docs:tt $field:ident: $type:ty $(, $name:literal)?) => {};
    (@setter $docs:tt $field:ident: $type:ty, $name:literal, set) => {
        table! { @method $docs "Sets", $name,
            pub fn $field(mut self, $field: $type) -> Self {
                self.0.$field = Slot::Given($field);
                self
            }
        }
    };
    (@setter $docs:tt $field:ident: $type:ty, $name:literal, set_into) => {
        table! { @method $docs "Sets", $name,
            pub fn $field(mut self, $field: impl Into<$type>) -> Self {
                self.0.$field = Slot::Given($field.into());
                self
            }
        }
    };
    (@setter $docs:tt $field:ident: $type:ty, $name:literal, set_each($element:ty)) => {
        table! { @method $docs "Sets", $name,
            pub fn $field(mut self, $field: impl IntoIterator<Item = $element>) -> Self {
                self.0.$field = slots($field.into_iter().map(Into::into));
                self
            }
        }
    };
    (@setter $docs:tt $field:ident: $type:ty, $name:literal, set_each_into($element:ty)) => {
        table! { @method $docs "Sets", $name,
            pub fn $field<T: Into<$element>>(mut self, $field: impl IntoIterator<Item = T>) -> Self {
                self.0.$field = slots($field.into_iter().map(Into::into));
                self
            }
        }
    };
    (@setter $docs:tt $field:ident: $type:ty, $name:literal, add($one:ident: $builder:ty)) => {
        table! { @method $docs "Adds one, after those so far, to", $name,
            pub fn $one(mut self, $one: $builder) -> Self {
                push(&mut self.0.$field, $one.0);
                self
            }
        }
    };

    (@method [[$($about:literal)*] [$($remark:literal)?] [$($default:literal)?]]
        $does:literal, $name:literal, $($method:tt)+
    ) => {
        #[doc = concat!(" ", $does, " the key `", $name, "`.")]
        #[doc = ""]
        $(#[doc = $about])*
        $(#[doc = ""] #[doc = concat!(" ", $remark)])?
        $(#[doc = ""] #[doc = concat!(" Unless this is called, it is `", $default, "`.")])?
        $($method)+
    };

    (
        $(#[$meta:meta])*
        struct $table:ident { $($plain:ident: $plain_type:ty,)* }

        $(#[$builder_meta:meta])*
        builder $builder:ident;

        $(
            $(#[doc = $about:literal])*
            $field:ident: $type:ty $(as $reader:ty)? $(= $name:literal,
                $presence:ident $(($default:literal))?, $example:literal
                $(, $set:ident $(($($value:tt)+))? $($remark:literal)?)?)?;
        )+
    ) => {
        table! {
            $(#[$meta])*
            struct $table { $($plain: $plain_type,)* }

            $(
                $(#[doc = $about])*
                $field: $type $(as $reader)? $(= $name, $presence $(($default))?, $example)?;
            )+
        }

        $(#[$builder_meta])*
        #[derive(Debug, Clone)]
        #[must_use]
        pub struct $builder(pub(in crate::document) $table);

        impl $builder {
            $(table! {
                @setter [[$($about)*] $([$($($remark)?)?] [$($default)?])?] $field: $type
                $(, $name $(, $set $(($($value)+))?)?)?
            })+
        }
    };

    (
        $(#[$meta:meta])*
        struct $table:ident { $($plain:ident: $plain_type:ty,)* }

        $(
            $(#[doc = $about:literal])*
            $field:ident: $type:ty $(as $reader:ty)? $(= $name:literal,
                $presence:ident $(($default:literal))?, $example:literal)?;
        )+
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default)]
        pub(crate) struct $table {
            $(pub(crate) $plain: $plain_type,)*
            $(
                $(#[doc = $about])*
                pub(crate) $field: table!(@type $type $(, $name)?),
            )+
        }

        impl Fields for $table {
            const LINES: &'static [Line] = &[$(table!(
                @line [$($about)*] $type $(as $reader)?
                $(, $name, $presence $(($default))?, $example)?
            )),+];

            fn take(keys: &mut Table<'_, '_>, found: &mut Reading) -> Self {
                Self {
                    $($plain: <$plain_type>::default(),)*
                    $($field: table!(@take keys found $type $(as $reader)? $(, $name)?),)+
                }
            }
        }
    };
}

pub(super) use table;

/// The names that a declaration needs.
pub(super) mod prelude {
    pub(in crate::document) use super::{Entry, Fields, Line, Presence, push, slots, table};
    pub(in crate::document) use crate::document::{
        Slot,
        reader::{Reading, Table, Value},
    };
}
