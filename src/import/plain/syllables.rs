//! What Korean spelling says about word boundaries without any text to learn from: particles and
//! endings that never stand alone, and syllables that seldom end or begin a word. A prior for short
//! texts; a long text outweighs it.

/// Particles and endings that are only written together with the word before.
const BOUND: &str = " 은 는 을 를 의 에 에서 에게 에는 에도 에서는 에서도 에서의 로 으로 로서 으로서 로써 으로써 로는 으로는 \
    로의 으로의 와 과 와의 과의 와는 과는 도 만 만을 만이 까지 까지의 부터 보다 보다는 처럼 조차 마저 이나 이라 라는 라고 라며 \
    이라는 이라고 이며 이고 이다 이었다 이었던 였다 였던 였으며 였고 었다 었고 었으며 었던 았다 았고 았으며 았던 \
    다 다는 다고 다면 다만은 며 면 면서 므로 지만 는데 은데 ㄴ데 려는 려고 려면 도록 \
    하는 하고 하여 하며 하지 하게 하기 했다 했고 했으며 했던 한다 한다는 한다고 한다면 할 함으로써 하기로 하면서 하였다 하였고 \
    되는 되고 되어 되며 되지 되기 되었다 되었고 되었으며 되었던 된다 된다는 될 됐다 \
    적 적인 적으로 적이고 적이며 적이지 들 들은 들이 들을 들의 들에 들에게 들과 들도 성 성을 성이 성은 성과 화 화를 화가 화의 화와 화된 화하고 화하는 \
    습니다 입니다 합니다 됩니다 께서 한테 여서 이어서 시켜 시킬 시키는 시키고 시킨 시켰다 기도 기는 기를 기가 기에 ";

/// Syllables that do not end a word.
const OPEN: &str = "었았였겠습렸졌켰않없있같많됐했럽롭닙됩섰갔왔봤졌꼈났뤘웠췄뀌맞높낮짧넓좁옳싶밝잃닿쌓끊읽묶찾놓낳";
/// Syllables that do not begin a word.
const BOUND_FIRST: &str = "를었았였겠습렀켰럽롭졌렸됐뤘쳤킬킨킴켜킵릴륭률률렬릿름릎럼럿렁령룹뿐";
/// Syllables that mostly end a word.
const CLOSING: &str = "을를은는의며고에된한될할던";

/// The log-odds of a space between two syllables, by spelling alone.
pub(super) fn odds(left: char, right: char) -> f32 {
    let mut odds = -0.4;
    if OPEN.contains(left) || BOUND_FIRST.contains(right) {
        odds -= 2.5;
    }
    if CLOSING.contains(left) {
        odds += 1.6;
    }
    odds
}

/// The log-odds of a space between two parts of words, by the endings they are.
pub(super) fn word_odds(left: &str, right: &str) -> f32 {
    let bound = !left.is_empty() && !right.is_empty() && BOUND.contains(&format!(" {right} "));
    if bound { -1.6 } else { 0.0 }
}

/// Says whether a word ends as complete words do.
pub(super) fn closes_word(word: &str) -> bool {
    let Some(last) = word.chars().next_back() else {
        return false;
    };
    CLOSING.contains(last) || "로와과도가이서게".contains(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_bound_and_particles_close_words() {
        assert!(word_odds("보고서", "에서") < -1.0);
        assert!(word_odds("보고서", "작성") > -0.1);
        assert!(odds('었', '다') < odds('를', '다'));
        assert!(closes_word("보고서를") && !closes_word("보고서 작성"));
    }
}
