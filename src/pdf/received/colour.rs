//! Colours that look the same everywhere: under the output intent or an ICC profile
//! (ISO 19005-2, 6.2.3 and 6.2.4).

use super::Reason;
use super::document::{Check, only};
use super::syntax::{Dict, Value};
use crate::pdf::jpeg;

impl Check<'_> {
    /// The one output intent; how many components its profile has, `None` where there is none.
    pub(super) fn output_intent(
        &self,
        catalog: &Dict,
        id: u32,
    ) -> Result<Option<u8>, Reason> {
        let wrong = || Reason::feature(id, b"OutputIntents");
        let Some(intents) = self.file.get(catalog, "OutputIntents") else {
            return Ok(None);
        };
        let Value::Array(intents) = intents else { return Err(wrong()) };
        let [intent] = intents.as_slice() else { return Err(wrong()) };
        let Value::Dict(intent) = self.file.resolve(intent) else { return Err(wrong()) };
        let keys = [
            "Type",
            "S",
            "OutputCondition",
            "OutputConditionIdentifier",
            "RegistryName",
            "Info",
            "DestOutputProfile",
        ];
        only(id, intent, &keys)?;
        let kind = self.file.get(intent, "S").and_then(Value::name);
        let named = self.file.get(intent, "OutputConditionIdentifier").is_some();
        let profile = intent.get(&b"DestOutputProfile"[..]).ok_or_else(wrong)?;
        if kind != Some(b"GTS_PDFA1") || !named {
            return Err(wrong());
        }
        let (components, profile) = self.profile(profile, id)?;
        let class = &profile[12..16];
        if class == b"mntr" || class == b"prtr" {
            Ok(Some(components))
        } else {
            Err(wrong())
        }
    }

    /// An ICC profile stream with as many components as it says, of a version the part knows:
    /// ISO 19005-1 goes to ICC version 2, ISO 19005-2 to 4.
    fn profile(&self, value: &Value, id: u32) -> Result<(u8, Vec<u8>), Reason> {
        let wrong = || Reason::Colour { object: id };
        let stream = self.file.stream(value).ok_or_else(wrong)?;
        let keys = ["N", "Alternate", "Length", "Filter"];
        only(stream.id, stream.dict, &keys)?;
        let components = self.file.get(stream.dict, "N").and_then(Value::int);
        let components =
            components.and_then(|n| u8::try_from(n).ok()).ok_or_else(wrong)?;
        let alternate: &[u8] = if components == 1 { b"DeviceGray" } else { b"DeviceRGB" };
        if self
            .file
            .get(stream.dict, "Alternate")
            .is_some_and(|a| a.name() != Some(alternate))
        {
            return Err(wrong());
        }
        let bytes = self.file.decode(stream)?;
        let newest = if self.part_1 { 2 } else { 4 };
        let fits = jpeg::profile_fits(&bytes, components) && bytes[8] <= newest;
        if fits { Ok((components, bytes)) } else { Err(wrong()) }
    }

    /// A colour space that may be used here; how many components it has.
    pub(super) fn colour_space(&self, space: &Value, id: u32) -> Result<u8, Reason> {
        let wrong = || Reason::Colour { object: id };
        match self.file.resolve(space) {
            Value::Name(name) => self.device_colour(name, id),
            Value::Array(parts) => match (self.family(parts), parts.as_slice()) {
                (Some(b"ICCBased"), [_, profile]) => Ok(self.profile(profile, id)?.0),
                (Some(b"Indexed"), [_, base, _, _]) => {
                    let base = self.file.resolve(base);
                    let nested = matches!(base, Value::Array(parts)
                        if self.family(parts) != Some(b"ICCBased"));
                    if nested {
                        return Err(wrong());
                    }
                    self.colour_space(base, id).map(|_| 1)
                }
                _ => Err(wrong()),
            },
            _ => Err(wrong()),
        }
    }

    fn family<'b>(&'b self, parts: &'b [Value]) -> Option<&'b [u8]> {
        self.file.resolve(parts.first()?).name()
    }

    /// Grey needs any output intent, RGB one of RGB (6.2.4.3); inks are not proved.
    pub(super) fn device_colour(&self, name: &[u8], id: u32) -> Result<u8, Reason> {
        match (name, self.intent) {
            (b"DeviceGray", Some(_)) => Ok(1),
            (b"DeviceRGB", Some(3)) => Ok(3),
            _ => Err(Reason::Colour { object: id }),
        }
    }
}
