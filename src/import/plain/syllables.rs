//! What Korean spelling says about word boundaries without any text to learn from: particles and
//! endings that never stand alone, and syllables that often or seldom end or begin a word (counted in
//! our own sample documents). A prior for short texts; a long text outweighs it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::hangul;

/// Particles and endings that are only written together with the word before.
const BOUND: &str = " 은 는 을 를 의 에 에서 에게 에는 에도 에서는 에서도 에서의 로 으로 로서 으로서 로써 으로써 로는 으로는 \
    로의 으로의 와 과 와의 과의 와는 과는 도 만 만을 만이 까지 까지의 부터 보다 보다는 처럼 조차 마저 이나 이라 라는 라고 라며 \
    이라는 이라고 이며 이고 이다 이었다 이었던 였다 였던 였으며 였고 었다 었고 었으며 었던 았다 았고 았으며 았던 \
    으로부터 에서부터 에서만 에서처럼 에서나 라도 이라도 이란 란 으로만 로만 에만 까지도 까지는 에게서 에게는 에게도 에게만 에게 께 나 든지 마다 밖에 \
    뿐 뿐만 뿐이다 대로 만큼 만큼은 같이 이자 인 인지 임 임을 일 였기 이었기 이므로 이었으며 이었으나 이었고 였으나 이지만 이나마 이라면 이며 이야말로 야말로 들도 들만 들에는 들에게는 들로 들까지 \
    고 은 을 기 음 으나 으며 으면 지 게 어 아 여 던 자 자면 더라도 아야 어야 야 었으나 았으나 었지만 았지만 었기 았기 었는데 았는데 겠다 겠지만 느냐 는가 는지 은지 을지 \
    하고자 하려는 하려면 하더라도 하도록 하므로 하였고 하였으며 하였으나 하였던 하였지만 하였는데 하지만 하지는 하자 하자는 하던 하느냐 하는지 하는가 하기에 하기를 하기는 하였기 했기 했으나 했지만 하게는 하게도 해 해서 해야 해도 해왔다 \
    되므로 되면 되면서 되도록 되더라도 되던 되고자 되지는 되지만 되어야 되어도 되었으나 되었지만 되었기 되기도 되기를 됨 됨에 됨을 된다고 된다면 된다는 될지 되는데 되는지 \
    당하는 당한 받는 받은 받고 받아 받았다 스럽다 스러운 스럽게 롭다 로운 로이 별 별로 별로는 씩 여 여개 쯤 경 말 초 \
    다 다는 다고 다면 다만은 며 면 면서 므로 지만 는데 은데 ㄴ데 려는 려고 려면 도록 \
    하는 하고 하여 하며 하지 하게 하기 했다 했고 했으며 했던 한다 한다는 한다고 한다면 할 함으로써 하기로 하면서 하였다 하였고 \
    되는 되고 되어 되며 되지 되기 되었다 되었고 되었으며 되었던 된다 된다는 될 됐다 \
    적 적인 적으로 적이고 적이며 적이지 들 들은 들이 들을 들의 들에 들에게 들과 들도 성 성을 성이 성은 성과 화 화를 화가 화의 화와 화된 화하고 화하는 \
    습니다 입니다 합니다 됩니다 께서 한테 여서 이어서 시켜 시킬 시키는 시키고 시킨 시켰다 기도 기는 기를 기가 기에 ";

/// Syllables that mostly end a word.
const CLOSING: &str = "의는을은로를와할십네께져던며볼떤과두게데세히곧큰쓴";
/// Syllables that end a word more often than others.
const MAY_CLOSE: &str = "이에가한고면만야진터째른된더든질갈억쳐런긴신찰칠올힌잘룬론";
/// Syllables that end a word less often than others.
const MAY_STAY_OPEN: &str = "아정용물비연계되방적주스명실열요니까말통근작교줄우설내유표점산목늘포약배종추료경절임삼뒤현\
    편처범호글직승흙피티태최잡왔맞력렀향탕찾참율언앉습셈빈밝랐걸흐효손묻련레끝패충얻쌓숙놓겹판\
    틀키취좁붙멈떻닿꺼갑감폐특쳤짧잠엇얼솔봉메렇났귀걷걱";
/// Syllables that seldom end a word.
const OPEN: &str = "하사으있보었들구것람조였않모부바심새평마노없생결함버누같르단위예거복센퍼타치았성머졌넘꾸중\
    재따낮권많답남류뜻값읽염빠변므돈높옮먼택응쓰늦청받림확땅닫논필크매급견격환밀맡카외병법디겠\
    습렸졌켰않많됐했럽롭닙됩섰갔봤꼈났뤘춰뀌맞좁싶잃쌓끊묶찾낳";
/// Syllables that mostly begin a word.
const BEGINNING: &str = "있것않그곳모없바열평노말때줄예달같새늘못밤넘종삼따뒤많앞뜻남읽돈높옮배낮알쓰불논글첫먼필크\
    맡땅맞셈밝걸흐효묻끝큰얻쌓빈취쓸겹폭참짧좁얼봉닿귀걷걱사수일비개주연세결생교번더복오목머날\
    절권값살빠갈닫늦견떠최둔강탄찾둘앉손농충쓴몰등놓눈규";
/// Syllables that begin a word more often than others.
const MAY_BEGIN: &str = "시기아해보두관대조적방되부차공명분건함심단거길버위근누네저약설드내순경회추책중년온답현양처\
    범승직본확호택집막채염변병매청잡환켜외피언발퇴검흙뿐붙볼백밀꺼감";
/// Syllables that begin a word less often than others.
const MAY_GO_ON: &str =
    "과게선업진행표식민체화각법티력렀힌향탕레랐획론련닥객촌락능족술떻곽춤쳤엇씩룬렇떤났";
/// Syllables that seldom begin a word.
const INNER: &str = "의는에을은로를으용리었람라였와째며니터록르려른트러센루래음았께역료히름졌량울린류례험므림져\
    쳐워던찰런긴율격태별디였겠습렀켰럽롭졌렸됐뤘쳤킬킨킴켜킵릴륭률릿릎럼렁령룹뿐";
/// Pairs of syllables that mostly end a word.
const ENDINGS: &str = " 에서 까지 하지 하여 들이 동안 하루 지는 명이 부터 간에 년에 자와 옮겨 어서 \
    오는 승차 분에 대신 나지 머문 트가 이십 툼이 통은 추어 체를 천만 책을 지난 \
    지가 이나 의를 우선 요를 오지 었을 업을 성을 상을 비워 비어 명을 말은 리가 \
    르면 료를 땅을 돈을 도를 도가 대와 기와 구가 값을 가를 다는 에는 같은 운데 \
    서는 것은 야간 람이 니라 다고 지를 자는 마다 가장 다른 여는 물이 이를 보다 \
    리는 라는 들은 자가 모두 먼저 리를 작은 용이 여섯 어야 지만 과를 않고 스를 \
    러나 다시 누가 따라 진은 일은 열한 않은 시가 에도 어도 많은 되지 누어 길을 \
    이미 원은 용은 실을 서가 돈은 달에 건을 해가 준을 수가 서를 보면 민이 람을 \
    라도 답형 다면 글은 관한 표를 표가 차가 지지 자를 위한 요가 여러 어느 수를 \
    미리 물을 명은 맡은 록을 대한 다만 것도 거나 통을 제를 정은 적은 일을 이가 \
    으나 울은 용을 안은 스가 선이 분을 보여 방이 리고 름을 려면 도록 늦은 기에 \
    기를 관은 간은 해를 트를 점을 장이 임을 이런 에만 선은 서도 법을 물은 림이 \
    록은 로만 량을 람은 들을 두고 닭은 남은 격을 가가 ";
/// Pairs of syllables that mostly begin a word.
const BEGINNINGS: &str = " 자리 자료 여는 서로 노동 것을 곳의 제도 안전 이어 안에 성과 되는 지도 관한 \
    어업 들었 준다 데에 인정 이야 형평 협의 현장 해째 해안 피해 포함 청소 첫해 \
    지역 지난 지급 중요 정해 정할 적다 있게 유형 유지 원으 움직 예상 열었 열두 \
    없었 어떤 어긋 아이 아래 아는 썼다 실패 시범 시까 스스 속도 소유 선택 서른 \
    분석 부르 보정 보이 보수 방안 바로 명을 뜻한 드나 답하 다툼 논의 넘는 나이 \
    깊이 기억 기대 그만 그대 과제 고치 가까 사람 이용 시간 아니 것이 가지 가운 \
    이동 평균 않는 비용 사업 함께 있는 기록 기준 동안 다섯 근무 결과 가장 이상 \
    시작 하나 주민 일이 수요 다른 하루 조건 문제 다음 없다 않았 부서 보고 방법 \
    지표 명이 있으 없는 않고 스물 방식 면담 있었 다시 있고 이름 않은 순서 머물 \
    단계 관리 공간 차량 제안 절반 전체 적어 작은 있어 이루 운행 운전 사이 사실 \
    기다 건물 추정 차이 시기 설계 비율 만들 계약 운영 없어 설명 목표 개의 회의 \
    해마 지원 지나 정리 있지 어디 범위 돌아 누가 넘어 거의 지금 인원 이미 위한 \
    여러 않다 실제 시설 시각 변화 목적 도심 대안 누구 까닭 기간 계획 가을 확인 \
    포기 처음 차례 줄었 적었 이전 이유 어떻 약정 앞의 실행 실태 수단 생각 보여 \
    보상 미리 문서 마련 뒤의 다르 내용 고쳐 경우 인력 위하 예순 없던 어느 않으 \
    아무 방향 미치 만든 두는 도우 대신 대상 대부 단순 높아 나타 나왔 근거 구역 \
    공개 경험 ";

/// The lists above in the forms in which they are asked.
struct Tables {
    bound: FxHashSet<&'static str>,
    /// For each syllable whether a bound word begins with it.
    begins_bound: Vec<bool>,
    endings: FxHashSet<[char; 2]>,
    beginnings: FxHashSet<[char; 2]>,
    /// For each syllable the lists it stands in, a bit for each of `HABITS`.
    habits: Vec<u8>,
}

/// How much it speaks for a space that the syllable before it stands in a list, and the one after it.
const HABITS: [(&str, f32); 8] = [
    (CLOSING, 2.0),
    (MAY_CLOSE, 0.9),
    (MAY_STAY_OPEN, -1.0),
    (OPEN, -2.0),
    (BEGINNING, 1.6),
    (MAY_BEGIN, 0.7),
    (MAY_GO_ON, -1.2),
    (INNER, -2.2),
];
/// How many of them are about the syllable before it.
const OF_LEFT: usize = 4;

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let pairs = |list: &'static str| {
        let pair = |word: &str| {
            let mut chars = word.chars();
            Some([chars.next()?, chars.next()?])
        };
        list.split(' ').filter_map(pair).collect()
    };
    let mut habits = vec![0; hangul::SYLLABLES];
    for (bit, (list, _)) in HABITS.iter().enumerate() {
        for place in list.chars().filter_map(hangul::place_of_syllable) {
            if let Some(bits) = habits.get_mut(place) {
                *bits |= 1 << bit;
            }
        }
    }
    let bound: FxHashSet<&str> = BOUND.split(' ').filter(|word| !word.is_empty()).collect();
    let mut begins_bound = vec![false; hangul::SYLLABLES];
    let first = |word: &str| word.chars().next().and_then(hangul::place_of_syllable);
    for place in BOUND.split(' ').filter_map(first) {
        if let Some(begins) = begins_bound.get_mut(place) {
            *begins = true;
        }
    }
    Tables {
        bound,
        begins_bound,
        endings: pairs(ENDINGS),
        beginnings: pairs(BEGINNINGS),
        habits,
    }
});

/// The log-odds of a space between two syllables, by spelling alone; `before` and `after` are the
/// characters around them, a space at a word's edge.
pub(super) fn odds(before: char, left: char, right: char, after: char) -> f32 {
    let tables = &*TABLES;
    let habits_of = |c| {
        let place = hangul::place_of_syllable(c);
        place
            .and_then(|place| tables.habits.get(place))
            .copied()
            .unwrap_or(0)
    };
    let (of_left, of_right) = (habits_of(left), habits_of(right));
    let mut odds = -0.6;
    for (bit, (_, weight)) in HABITS.iter().enumerate() {
        let bits = if bit < OF_LEFT { of_left } else { of_right };
        if bits & (1 << bit) != 0 {
            odds += weight;
        }
    }
    if tables.endings.contains(&[before, left]) {
        odds += 1.2;
    }
    if tables.beginnings.contains(&[right, after]) {
        odds += 1.2;
    }
    odds
}

/// The log-odds of a space between two parts of words, by the endings they are.
pub(super) fn word_odds(left: &str, right: &str) -> f32 {
    let bound = !left.is_empty() && is_bound(right);
    if bound { -1.6 } else { 0.0 }
}

/// Says whether a word is a particle or ending that is written together with the word before.
pub(super) fn is_bound(word: &str) -> bool {
    let tables = &*TABLES;
    let first = word.chars().next().and_then(hangul::place_of_syllable);
    // Few syllables begin one, and most words are told by that.
    first.is_none_or(|first| tables.begins_bound.get(first) == Some(&true))
        && tables.bound.contains(word)
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
    fn the_lists_are_of_syllables_and_pairs() {
        for (list, _) in HABITS {
            assert!(list.chars().all(hangul::is_syllable), "{list}");
        }
        for word in [ENDINGS, BEGINNINGS]
            .iter()
            .flat_map(|list| list.split_whitespace())
        {
            assert_eq!(word.chars().count(), 2, "{word}");
        }
    }

    #[test]
    fn endings_are_bound_and_particles_close_words() {
        assert!(word_odds("보고서", "에서") < -1.0);
        assert!(word_odds("보고서", "작성") > -0.1);
        assert!(odds('있', '었', '다', ' ') < odds('서', '를', '다', '시'));
        assert!(closes_word("보고서를") && !closes_word("보고서 작성"));
    }
}
