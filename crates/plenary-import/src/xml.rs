//! XML, whatever its prefixes.

use plenary_opc::Node;

/// The elements of a name that stand right in another.
pub(crate) fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| is(*child, name))
}

/// The first of these.
pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

pub(crate) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// An attribute by its name, whatever its prefix.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|own| own.name() == name)
        .map(|own| own.value())
}

/// What is said of a child: the value of its `val`.
pub(crate) fn value<'a>(node: Node<'a, '_>, name: &'static str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// Whether a child is there and does not say no.
pub(crate) fn flag(node: Node<'_, '_>, name: &'static str) -> Option<bool> {
    let child = child(node, name)?;
    let off = matches!(
        attribute(child, "val"),
        Some("0" | "false" | "off" | "none")
    );
    Some(!off)
}
