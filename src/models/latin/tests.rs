//! The cut of small invented models, and of strange ones.

use proptest::prelude::*;

use super::*;

/// A model built as the reader is: these characters, and a last layer of two rows in which
/// the weight of class *c* in row *r* is 100 *r* + *c*, its bias −*c*.
fn model(characters: &str) -> Vec<u8> {
    let classes = characters.split('\n').count() + 2;
    let row = |r: usize| (0..classes).map(move |c| (100 * r + c) as f32);
    let mut graph = Writer::default();
    graph.bytes(1, b"a node");
    graph.bytes(5, &tensor("linear_7.b_0", &[2], [1.0, 2.0]));
    graph.bytes(5, &tensor("linear_8.w_0", &[2, classes as u64], row(0).chain(row(1))));
    let bias = (0..classes).map(|c| -(c as f32));
    graph.bytes(5, &tensor("linear_8.b_0", &[classes as u64], bias));
    graph.bytes(12, &described("scores", classes as u64));
    graph.bytes(13, &described("other", 7));
    let mut model = Writer::default();
    model.number(1, 10);
    model.bytes(7, &graph.finish());
    model.bytes(14, &entry_of(b"character", characters.as_bytes()));
    model.finish()
}

fn tensor(name: &str, dims: &[u64], data: impl IntoIterator<Item = f32>) -> Vec<u8> {
    let mut tensor = Writer::default();
    for side in dims {
        tensor.number(1, *side);
    }
    tensor.number(2, 1);
    tensor.bytes(8, name.as_bytes());
    let data: Vec<u8> = data.into_iter().flat_map(f32::to_le_bytes).collect();
    tensor.bytes(9, &data);
    tensor.finish()
}

fn described(name: &str, side: u64) -> Vec<u8> {
    let wrap = |number, inner: Vec<u8>| {
        let mut outer = Writer::default();
        outer.bytes(number, &inner);
        outer.finish()
    };
    let mut dim = Writer::default();
    dim.number(1, side);
    let mut info = Writer::default();
    info.bytes(1, name.as_bytes());
    info.bytes(2, &wrap(1, wrap(2, wrap(1, dim.finish()))));
    info.finish()
}

/// A tensor's sides and numbers.
type Tensor = (Vec<u64>, Vec<f32>);

/// What a model says: characters, and of each tensor its sides and numbers, then the sides of
/// the described values.
fn said(model: &[u8]) -> (String, Vec<Tensor>, Vec<Vec<u8>>) {
    let graph = onnx::last_bytes(model, 7).unwrap().unwrap();
    let parts = |number| {
        onnx::fields(graph).map(Result::unwrap).filter_map(move |field| {
            match field.value {
                Value::Bytes(bytes) if field.number == number => Some(bytes),
                _ => None,
            }
        })
    };
    let tensors = parts(5)
        .map(|tensor| {
            let data = onnx::last_bytes(tensor, 9).unwrap().unwrap();
            let floats = data.as_chunks::<4>().0;
            (
                onnx::numbers(tensor, 1).unwrap(),
                floats.iter().map(|b| f32::from_le_bytes(*b)).collect(),
            )
        })
        .collect();
    let described = parts(12).chain(parts(13)).map(<[u8]>::to_vec).collect();
    (characters(model).unwrap(), tensors, described)
}

#[test]
fn the_columns_of_the_kept_characters_stay_with_blank_and_space() {
    let cut = cut(&model("是\næ\n。\n1")).unwrap();
    let (characters, tensors, described_sides) = said(&cut);
    assert_eq!(characters, "æ\n1");
    let expected = [
        (vec![2], vec![1.0, 2.0]),
        (vec![2, 4], vec![0.0, 2.0, 4.0, 5.0, 100.0, 102.0, 104.0, 105.0]),
        (vec![4], vec![0.0, -2.0, -4.0, -5.0]),
    ];
    assert_eq!(tensors, expected);
    assert_eq!(described_sides, [described("scores", 4), described("other", 7)]);
}

#[test]
fn what_is_cut_says_so_and_is_cut_to_itself() {
    let once = cut(&model("a\n是\nb")).unwrap();
    let told = onnx::last_bytes(&once, 14).unwrap().unwrap();
    assert_eq!(onnx::last_bytes(told, 1), Ok(Some(CHANGE.0)));
    assert_eq!(cut(&once), Ok(once.clone()));
}

#[test]
fn latin_letters_and_the_signs_of_norwegian_papers_are_kept() {
    let kept = "Aa9~!æøåÆØÅéÿŁſ§½¼¾°²³€£«»“”„‘’–—…•×÷±µ№→";
    assert_eq!(kept.chars().filter(|c| !is_kept(*c)).collect::<String>(), "");
    let left_out = " 是。αБªº\u{7f}\u{a0}\u{ad}ƀ🛁";
    assert_eq!(left_out.chars().filter(|c| is_kept(*c)).collect::<String>(), "");
}

#[test]
fn a_model_that_is_no_line_reader_is_refused() {
    let short = {
        let mut bytes = model("a\nb");
        bytes.truncate(bytes.len() - 40);
        bytes
    };
    let without_layer = {
        let mut model = Writer::default();
        model.bytes(7, b"");
        model.bytes(14, &entry_of(b"character", b"a"));
        model.finish()
    };
    let other_list = {
        let mut whole = Writer::default();
        for field in onnx::fields(&model("a\nb")) {
            let field = field.unwrap();
            if field.number == 7 {
                whole.copy(&field);
            }
        }
        whole.bytes(14, &entry_of(b"character", b"a\nb\nc"));
        whole.finish()
    };
    for (model, expected) in [
        (vec![], Error::Without("character")),
        (short, Error::Malformed),
        (without_layer, Error::Without("linear_8.w_0")),
        (other_list, Error::Shape("linear_8.w_0")),
        (model("是\n。"), Error::Without("character")),
        (model(&"是\n".repeat(MAX_CHARACTERS)), Error::TooLarge),
        (vec![0; MAX_BYTES + 1], Error::TooLarge),
    ] {
        assert_eq!(cut(&model), Err(expected));
    }
}

proptest! {
    #[test]
    fn a_spoilt_model_is_cut_or_refused(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = model("是\næ\n。\n1");
        let length = bytes.len();
        bytes[at.index(length)] = byte;
        let _ = cut(&bytes[..=end.index(length)]);
        if let Ok(once) = cut(&bytes) {
            prop_assert_eq!(cut(&once), Ok(once));
        }
    }
}
