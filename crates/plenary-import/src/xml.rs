//! Elements and attributes of XML by their names, in any namespace.

use plenary_opc::Node;

/// Returns the children of an element that have a name.
pub(crate) fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| is(*child, name))
}

/// Returns the first child of an element that has a name.
pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

/// True if a node is an element of a name.
pub(crate) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// Returns the value of an attribute.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// Returns the attribute `val` of the first child of a name.
pub(crate) fn value<'a>(node: Node<'a, '_>, name: &'static str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// True if the first child of a name switches a property on, false if it switches it off; none if
/// there is no such child.
pub(crate) fn flag(node: Node<'_, '_>, name: &'static str) -> Option<bool> {
    let off = matches!(
        attribute(child(node, name)?, "val"),
        Some("0" | "false" | "off" | "none")
    );
    Some(!off)
}
