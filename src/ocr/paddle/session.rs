//! ONNX Runtime: its library loaded from a file, one thread a session.

use std::fmt::Display;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use ort::environment::Environment;
use ort::session::Session;
use ort::session::builder::GraphOptimizationLevel;
use ort::value::TensorRef;

use crate::ocr::error::OcrError;

/// Numbers and their shape, channels and rows first.
pub(super) struct Tensor {
    pub(super) shape: Vec<usize>,
    pub(super) values: Vec<f32>,
}

impl Tensor {
    /// The mean of those that have the shape of the first; `None` of none.
    pub(super) fn mean(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut all = all.into_iter();
        let mut mean = all.next()?;
        let mut count = 1.0;
        for other in all {
            if other.shape == mean.shape {
                mean.values.iter_mut().zip(&other.values).for_each(|(sum, n)| *sum += n);
                count += 1.0;
            }
        }
        mean.values.iter_mut().for_each(|value| *value /= count);
        Some(mean)
    }
}

/// The library is loaded once for the whole process, from the first path that works.
static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();

/// What becomes of the memory that a run took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Memory {
    /// Kept for the next run: right where all inputs are about as large. Asking the system
    /// for it anew takes a sixth of the detector's time.
    Kept,
    /// Given back: lines have every width, and memory kept for each would only grow.
    Freed,
}

/// Opens a model after loading the library where that has not been done.
pub(super) fn open(
    library: &Path,
    model: &[u8],
    memory: Memory,
) -> Result<Session, OcrError> {
    static LOADING: Mutex<()> = Mutex::new(());
    let loading = LOADING.lock().unwrap_or_else(PoisonError::into_inner);
    if ENVIRONMENT.get().is_none() {
        let environment = ort::init_from(library)
            .map_err(|e| failed(library.display(), &e))?
            .with_telemetry(false)
            .build()
            .map_err(|e| failed(library.display(), &e))?;
        ENVIRONMENT.get_or_init(|| environment);
    }
    drop(loading);
    another(model, memory)
}

/// Opens another session of a model.
pub(super) fn another(model: &[u8], memory: Memory) -> Result<Session, OcrError> {
    let environment =
        ENVIRONMENT.get().ok_or_else(|| failed("ONNX Runtime", &"not loaded"))?;
    let open = || -> Result<Session, ort::Error> {
        // One thread each: the pages are what is shared out.
        let cpu = ort::ep::CPU::default().with_arena_allocator(memory == Memory::Kept);
        let cpu = cpu.build();
        Session::builder(environment)?
            .with_execution_providers([cpu])?
            .with_intra_threads(1)?
            .with_inter_threads(1)?
            .with_intra_op_spinning(false)?
            .with_memory_pattern(false)?
            .with_optimization_level(GraphOptimizationLevel::All)?
            .commit_from_memory(model)
    };
    open().map_err(|e| failed("model", &e))
}

/// The numbers that a model makes of others.
pub(super) fn run(session: &mut Session, input: &Tensor) -> Result<Tensor, OcrError> {
    let mut run = || -> Result<Tensor, ort::Error> {
        let shape = input.shape.clone();
        let input = TensorRef::from_array_view((shape, input.values.as_slice()))?;
        let outputs = session.run(ort::inputs![input])?;
        let (shape, values) = outputs[0].try_extract_tensor::<f32>()?;
        let size = |n: &i64| usize::try_from(*n).unwrap_or(0);
        Ok(Tensor { shape: shape.iter().map(size).collect(), values: values.to_vec() })
    };
    run().map_err(|e| failed("model", &e))
}

/// The library as it names itself: its file name, which ends in the version.
pub(super) fn runtime(library: &Path) -> String {
    let name = library.file_name().unwrap_or_default().to_string_lossy();
    name.trim_start_matches("lib").replace(".so.", " ")
}

pub(super) fn failed(what: impl Display, why: &impl Display) -> OcrError {
    OcrError::Second { what: what.to_string(), said: why.to_string() }
}
