//! What arkivuttrekk.xml (ADDML) declares about the extraction.
//!
//! Read by name wherever the template puts it (krav 6.4.21–6.4.23); Arkade's positional
//! reading is not copied.

use super::libxml2::{self, Complaint, Handler, Tag};

/// The longest arkivuttrekk.xml that is read (bytes).
pub(super) const LIMIT: u64 = 16 << 20;

/// A value as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) text: String,
    pub(super) line: u64,
}

/// A file that arkivuttrekk.xml names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedFile {
    pub(super) name: String,
    pub(super) line: u64,
    pub(super) algorithm: Option<Stated>,
    pub(super) checksum: Option<Stated>,
}

/// One data object: an XML file with the schemas that define it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DataObject {
    /// The file; data objects without one are containers.
    pub(super) file: Option<NamedFile>,
    pub(super) schemas: Vec<NamedFile>,
    /// `numberOfOccurrences`: the element's name and how many.
    pub(super) occurrences: Vec<(String, Option<Stated>)>,
}

/// All that is declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Uttrekk {
    /// The path within the package.
    pub(super) file: String,
    /// It could be read to its end. Where not, that is told as a fault of form, and what it
    /// does not declare says nothing.
    pub(super) whole: bool,
    /// `info/type/version`, such as `5.0`.
    pub(super) version: Option<Stated>,
    pub(super) creators: Vec<String>,
    pub(super) system: Option<String>,
    pub(super) archive: Option<String>,
    pub(super) start: Option<Stated>,
    pub(super) end: Option<Stated>,
    /// `inngaaendeSkille` and `utgaaendeSkille`: `mykt` or `skarpt`.
    pub(super) boundaries: [Option<Stated>; 2],
    pub(super) screened: Option<Stated>,
    pub(super) disposed: Option<Stated>,
    pub(super) to_dispose: Option<Stated>,
    pub(super) own_metadata: Option<Stated>,
    pub(super) document_files: Option<Stated>,
    pub(super) objects: Vec<DataObject>,
    /// What stands where Arkade looks for it; `None` where it would stop.
    pub(super) additional: Option<Additional>,
}

/// `additionalInfo` by position, as Arkade reads it: the second property of the first property
/// of the first data object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Additional {
    /// The properties with their values.
    pub(super) values: Vec<(String, String)>,
    /// The first two properties of `periode`.
    pub(super) period: Option<[String; 2]>,
}

impl Additional {
    fn read(tree: &Tree) -> Option<Self> {
        fn properties(node: &Tree) -> Option<Vec<&Tree>> {
            node.child("properties").map(Tree::only_properties)
        }
        let dataset = tree.child("dataset")?;
        let object = dataset.child("dataObjects")?.child("dataObject")?;
        let info = *properties(object)?.first()?;
        let additional = *properties(info)?.get(1)?;
        let children = properties(additional)?;
        let text = |node: &Tree| node.value().map(|stated| stated.text);
        let values = children.iter().filter_map(|node| {
            Some((node.attr("name")?.to_owned(), text(node).unwrap_or_default()))
        });
        let period = children.iter().find(|node| node.attr("name") == Some("periode"));
        let period = period.and_then(|period| {
            let parts = properties(period)?;
            Some([text(parts.first()?)?, text(parts.get(1)?)?])
        });
        Some(Self { values: values.collect(), period })
    }
}

impl Uttrekk {
    /// Reads the declaration; what is not there is absent. Faults of form are the rules' to
    /// tell, when the file passes them.
    pub(super) fn read(file: String, bytes: &[u8]) -> Self {
        let (tree, whole) = Tree::read(bytes);
        let value = |name: &str| tree.property(name).and_then(Tree::value);
        let plain = |name: &str| value(name).map(|stated| stated.text);
        let mut objects = Vec::new();
        tree.visit(&mut |node| {
            if node.is("dataObject", None) {
                objects.push(DataObject::read(node));
            }
        });
        let mut creators = Vec::new();
        tree.visit(&mut |node| {
            if node.is("additionalElement", Some("recordCreator")) {
                creators.extend(node.value().map(|stated| stated.text));
            }
        });
        let info = tree.property("type").filter(|node| node.text_is("Noark 5"));
        let version =
            info.or_else(|| tree.property("type")).and_then(|n| n.property("version"));
        Self {
            file,
            whole,
            version: version.and_then(Tree::value),
            creators,
            system: plain("systemName"),
            archive: plain("archive"),
            start: value("startDate"),
            end: value("endDate"),
            boundaries: [value("inngaaendeSkille"), value("utgaaendeSkille")],
            screened: value("inneholderSkjermetInformasjon"),
            disposed: value("omfatterDokumenterSomErKassert"),
            to_dispose: value("inneholderDokumenterSomSkalKasseres"),
            own_metadata: value("inneholderVirksomhetsspesifikkeMetadata"),
            document_files: value("antallDokumentfiler"),
            objects: objects.into_iter().filter(|object| object.file.is_some()).collect(),
            additional: Additional::read(&tree),
        }
    }

    /// The data object of an XML file.
    pub(super) fn object(&self, file: &str) -> Option<&DataObject> {
        self.objects.iter().find(|o| o.file.as_ref().is_some_and(|f| f.name == file))
    }

    /// How many of an element an XML file is said to hold.
    pub(super) fn occurrences(&self, file: &str, element: &str) -> Option<&Stated> {
        let of =
            self.object(file)?.occurrences.iter().find(|(name, _)| name == element)?;
        of.1.as_ref()
    }

    /// Every file named, XML and schemas, in the order in which they stand.
    pub(super) fn files(&self) -> impl Iterator<Item = &NamedFile> {
        self.objects.iter().flat_map(|object| object.file.iter().chain(&object.schemas))
    }

    /// Whether the period begins and ends sharply: nothing open was carried over.
    pub(super) fn is_sharp(&self) -> bool {
        self.boundaries.iter().all(|b| b.as_ref().is_some_and(|s| s.text == "skarpt"))
    }
}

impl DataObject {
    fn read(node: &Tree) -> Self {
        let Some(properties) = node.child("properties") else { return Self::default() };
        let mut object = Self::default();
        for property in &properties.children {
            match property.attr("name") {
                Some("file") => object.file = NamedFile::read(property),
                Some("schema") => {
                    let file = property.property("file").and_then(NamedFile::read);
                    object.schemas.extend(file);
                }
                Some("info") => property.visit(&mut |inner| {
                    if inner.is("property", Some("numberOfOccurrences"))
                        && let Some(element) = inner.value()
                    {
                        let count = inner.property("value").and_then(Tree::value);
                        object.occurrences.push((element.text, count));
                    }
                }),
                _ => {}
            }
        }
        object
    }
}

impl NamedFile {
    fn read(node: &Tree) -> Option<Self> {
        let name = node.property("name").and_then(Tree::value)?;
        let checksum = node.property("checksum");
        let part = |name: &str| checksum?.property(name).and_then(Tree::value);
        Some(Self {
            name: name.text,
            line: name.line,
            algorithm: part("algorithm"),
            checksum: part("value"),
        })
    }
}

/// A small document as a tree.
#[derive(Debug, Default)]
struct Tree {
    name: String,
    attrs: Vec<(String, String)>,
    line: u64,
    text: String,
    children: Vec<Tree>,
}

impl Tree {
    /// The tree, and whether it is the whole of it.
    fn read(bytes: &[u8]) -> (Self, bool) {
        let mut builder = Builder::default();
        // Bytes at hand do not fail; what a broken file holds up to its fault is kept.
        let _ = libxml2::parse(&mut &*bytes, None, &mut builder);
        while builder.open.len() > 1 {
            builder.end(false);
        }
        (builder.open.pop().unwrap_or_default(), !builder.broken)
    }

    fn is(&self, element: &str, name: Option<&str>) -> bool {
        self.name == element && name.is_none_or(|name| self.attr("name") == Some(name))
    }

    fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The first `property` or `additionalElement` of this name below.
    fn property(&self, name: &str) -> Option<&Self> {
        self.children.iter().find_map(|child| {
            let found = matches!(child.name.as_str(), "property" | "additionalElement")
                && child.attr("name") == Some(name);
            if found { Some(child) } else { child.property(name) }
        })
    }

    /// The `property` elements in it.
    fn only_properties(&self) -> Vec<&Self> {
        self.children.iter().filter(|child| child.name == "property").collect()
    }

    /// The text of `<value>`.
    fn value(&self) -> Option<Stated> {
        let value = self.child("value")?;
        let text = value.text.trim().to_owned();
        (!text.is_empty()).then_some(Stated { text, line: value.line })
    }

    fn text_is(&self, text: &str) -> bool {
        self.value().is_some_and(|stated| stated.text == text)
    }

    fn visit<'a>(&'a self, each: &mut dyn FnMut(&'a Self)) {
        each(self);
        self.children.iter().for_each(|child| child.visit(each));
    }
}

#[derive(Default)]
struct Builder {
    open: Vec<Tree>,
    broken: bool,
}

impl Handler for Builder {
    fn start(&mut self, tag: &Tag<'_>) {
        let attrs = tag.attrs().map(|a| (a.name.to_string(), a.value.to_owned()));
        let (name, attrs, line) = (tag.name.to_string(), attrs.collect(), tag.line);
        self.open.push(Tree { name, attrs, line, ..Tree::default() });
    }
    fn text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
        }
    }
    fn end(&mut self, _: bool) {
        if self.open.len() > 1
            && let Some(done) = self.open.pop()
            && let Some(parent) = self.open.last_mut()
        {
            parent.children.push(done);
        }
    }
    fn complain(&mut self, _: Complaint) {
        self.broken = true; // no schema takes part, so it is the form
    }
}
