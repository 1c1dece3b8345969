//! What pages leave between paragraphs in Markdown that was made from them: their numbers. When they count up
//! through the document, as the numbers of pages do, they become the places where pages begin.

use comrak::Arena;
use comrak::nodes::{Ast, Node, NodeValue};

/// Numbers without dashes are pages' only when there are so many of them.
const BARE_NUMBERS: usize = 3;
/// Numbers below which the title stands again, as a running head does, when there are so many.
const HEADED_NUMBERS: usize = 2;
/// Numbers between dashes, when there are so many.
const DASHED_NUMBERS: usize = 2;
/// How many pages may follow each other without a number, and one more.
const LARGEST_STEP: u32 = 4;
const DASHES: [char; 4] = ['-', '–', '—', '―'];

/// Puts, in the place of each page number among the root's children, the label of the page that begins there, as
/// a `Raw` node; says whether there were any.
pub(super) fn set_pages<'a>(arena: &'a Arena<'a>, root: Node<'a>) -> bool {
    let found: Vec<(Node<'a>, u32, bool)> = root.children().filter_map(page_number).collect();
    let steps = found.windows(2).all(|pair| match pair {
        [(_, one, _), (_, next, _)] => next > one && next - one <= LARGEST_STEP,
        _ => false,
    });
    let all_dashed = found.iter().all(|(_, _, is_dashed)| *is_dashed);
    let heads: Vec<Node<'a>> = found
        .iter()
        .filter_map(|(node, ..)| running_head(root, node))
        .collect();
    let wanted = match (all_dashed, heads.is_empty()) {
        (true, _) => DASHED_NUMBERS,
        (false, false) => HEADED_NUMBERS,
        (false, true) => BARE_NUMBERS,
    };
    let (Some((first, start, _)), true) = (found.first(), steps && found.len() >= wanted) else {
        return false;
    };
    for head in heads {
        head.detach();
    }
    // Numbers stand at the foot of their page unless the text begins with one.
    let at_head = first.previous_sibling().is_none();
    if !at_head {
        let label = if (2..=LARGEST_STEP).contains(start) {
            format!("1-{start}")
        } else {
            start.to_string()
        };
        let place = root.data().sourcepos;
        let page = Ast::new_with_sourcepos(NodeValue::Raw(label), place);
        root.prepend(arena.alloc(page.into()));
    }
    for (index, (node, number, _)) in found.iter().enumerate() {
        let next = found.get(index + 1).map(|(_, next, _)| *next);
        let label = match next {
            _ if at_head => number.to_string(),
            // Pages between have no number: where they part is not known.
            Some(next) if next > number + 1 => format!("{}-{next}", number + 1),
            _ => (number + 1).to_string(),
        };
        while let Some(child) = node.first_child() {
            child.detach();
        }
        node.data_mut().value = NodeValue::Raw(label);
    }
    true
}

/// The number that a block consists of, and whether it stands between dashes: `12`, `- 12 -`.
fn page_number(block: Node<'_>) -> Option<(Node<'_>, u32, bool)> {
    let paragraph = match &block.data().value {
        NodeValue::Paragraph => block,
        // Markdown takes `- 12 -` for a list of one item.
        NodeValue::List(_) => {
            let item = only_child(block)?;
            only_child(item)?
        }
        _ => return None,
    };
    let child = only_child(paragraph)?;
    let NodeValue::Text(text) = &child.data().value else {
        return None;
    };
    let text = text.trim();
    let bare = text.trim_matches(DASHES).trim();
    let ends_dashed = text.ends_with(DASHES);
    let is_list = !paragraph.same_node(block);
    let is_number = (1..=4).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    let is_dashed = ends_dashed && (is_list || text.starts_with(DASHES));
    (is_number && is_dashed == text.ends_with(DASHES) && (is_dashed || !is_list))
        .then(|| bare.parse().ok().map(|number| (block, number, is_dashed)))?
}

/// The heading right below a number, where it says what the document's first one says.
fn running_head<'a>(root: Node<'a>, number: Node<'a>) -> Option<Node<'a>> {
    let is_heading = |node: &Node<'a>| matches!(node.data().value, NodeValue::Heading(_));
    let title = root.children().find(is_heading)?;
    let head = number.next_sibling().filter(is_heading)?;
    (!head.same_node(title) && said(head) == said(title)).then_some(head)
}

fn said(heading: Node<'_>) -> String {
    let texts = heading
        .descendants()
        .filter_map(|node| match &node.data().value {
            NodeValue::Text(text) => Some(text.to_string()),
            _ => None,
        });
    texts.collect()
}

fn only_child(node: Node<'_>) -> Option<Node<'_>> {
    node.first_child()
        .filter(|child| child.next_sibling().is_none())
}
