//! What pages leave between paragraphs in Markdown that was made from them: their numbers. They go
//! when they count up through the document, as the numbers of pages do.

use comrak::nodes::{Node, NodeValue};

/// Numbers without dashes are pages' only when there are so many of them.
const BARE_NUMBERS: usize = 3;
/// Numbers between dashes, when there are so many.
const DASHED_NUMBERS: usize = 2;
/// How many pages may follow each other without a number, and one more.
const LARGEST_STEP: u32 = 4;
const DASHES: [char; 4] = ['-', '–', '—', '―'];

/// Takes the page numbers among the root's children away, and says whether there were any.
pub(super) fn take_page_numbers(root: Node<'_>) -> bool {
    let found: Vec<(Node<'_>, u32, bool)> = root.children().filter_map(page_number).collect();
    let steps = found.windows(2).all(|pair| match pair {
        [(_, one, _), (_, next, _)] => next > one && next - one <= LARGEST_STEP,
        _ => false,
    });
    let all_dashed = found.iter().all(|(_, _, is_dashed)| *is_dashed);
    let wanted = if all_dashed {
        DASHED_NUMBERS
    } else {
        BARE_NUMBERS
    };
    if !steps || found.len() < wanted {
        return false;
    }
    for (node, ..) in found {
        node.detach();
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

fn only_child(node: Node<'_>) -> Option<Node<'_>> {
    node.first_child()
        .filter(|child| child.next_sibling().is_none())
}
