//! The pictures that pages gave on their way to the recogniser, for those who wonder why a
//! page was read as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _};

use super::read::{decoded, open};
use super::{Error, Job, Stage};
use crate::archive::Archive;
use crate::catalogue::PageRow;
use crate::files;
use crate::msg;
use crate::ocr::{self, ReadSettings, ReadingFacts};
use crate::page::{self, Grey, PageImage, PrepareSettings, Step};
use crate::store::Store;
use crate::work::{self, Budget};

/// Writes each step's picture of each page that has been read, made ready as it was for its
/// best reading: `000003_deskew.png` for page 3, `000003_slip-1_deskew.png` for what lies on it
/// at an angle of its own. Where the archive holds several files, each
/// has a folder named as the file is, within one named as its box.
///
/// # Errors
/// What the machine could not do; pages that cannot be decoded are passed over, since reading
/// has told about them.
pub fn keep_steps(archive: &Archive, into: &Path, job: &Job<'_>) -> Result<(), Error> {
    let pages = pages(archive, into)?;
    let budget = Budget::new(archive.settings.memory_mib << 20);
    job.progress.begin(Stage::Steps, pages.len() as u64);
    let store = &archive.store;
    let one = |(page, folder): &(PageRow, PathBuf)| {
        let _share = budget.take(ocr::memory_need(page.width, page.height, 24));
        keep_page(store, page, folder)
    };
    work::in_order(&pages, job.jobs, one, |_, done: Result<(), Error>| {
        job.progress.step();
        done
    })?;
    job.progress.end();
    Ok(())
}

/// The pages that have been read, and where the pictures of each go.
fn pages(archive: &Archive, into: &Path) -> Result<Vec<(PageRow, PathBuf)>, Error> {
    let mut pages = archive.catalogue.every_page()?;
    pages.retain(|page| page.made.is_some());
    let files: BTreeSet<i64> = pages.iter().map(|page| page.received.id).collect();
    let boxes: BTreeMap<i64, String> = archive
        .catalogue
        .intakes::<serde_json::Value>()?
        .into_iter()
        .map(|intake| (intake.id, intake.name))
        .collect();
    let folder = |page: &PageRow| {
        let name = boxes.get(&page.received.intake).map_or("", String::as_str);
        let path = format!("{name}/{}", page.received.path);
        files::inside(into, path.trim_start_matches('/'))
            .ok_or_else(|| Error::Asked(msg!("steps-no-folder", file = path)))
    };
    let placed = |page: PageRow| {
        let folder = if files.len() > 1 { folder(&page)? } else { into.to_owned() };
        Ok((page, folder))
    };
    pages.into_iter().map(placed).collect()
}

fn keep_page(store: &Store, page: &PageRow, folder: &Path) -> Result<(), Error> {
    let Some(made) = page.made else { return Ok(()) };
    let facts: Option<ReadingFacts> = serde_json::from_slice(&store.get(made)?).ok();
    let file = open(page, store.get(page.received.digest)?);
    let image = file.and_then(|file| decoded(page, &file));
    let (Some(facts), Ok(image)) = (facts, image) else { return Ok(()) };
    files::make_folder(folder)?;
    let image = &image.value.image;
    let usual = ReadSettings::default().prepare;
    let keep = |image: &PageImage, settings: &PrepareSettings, slip: &str| {
        let mut done = Ok(());
        let keep = &mut |step: Step, grey: &Grey| {
            let name = format!("{:06}_{slip}{}.png", page.number, step.name());
            if done.is_ok() {
                done = write(&folder.join(name), grey);
            }
        };
        page::prepare_showing(image, settings, Some(keep));
        done
    };
    let settings = facts.prepare_settings(usual);
    let slips = page::prepare(image, &usual).slips;
    if slips.is_empty() {
        return keep(image, &settings, "");
    }
    keep(&page::without(image, &slips), &settings, "")?;
    (1..).zip(&slips).try_for_each(|(number, slip)| {
        keep(&slip.cut_out(image), &usual, &format!("slip-{number}_"))
    })
}

fn write(path: &Path, grey: &Grey) -> Result<(), Error> {
    let mut png = Cursor::new(Vec::new());
    PngEncoder::new(&mut png)
        .write_image(&grey.pixels, grey.width, grey.height, ExtendedColorType::L8)
        .map_err(|error| {
            Error::Asked(msg!("review-no-picture", reason = error.to_string()))
        })?;
    Ok(files::write(path, &png.into_inner())?)
}
