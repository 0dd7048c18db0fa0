# Why pages belong together in documents, and documents in cases.
dossier-first = The first page of the folder.
dossier-separator = A separator, a cover or a reference sheet lies before it.
dossier-file = A new file; a file of several pages is a document of its own.
dossier-page-one = The page is marked as page 1.
dossier-drawing = Drawings, maps and sheets of another size stand alone.
dossier-letterhead = A new letterhead: “{ $words }”.
dossier-heading = A new heading: “{ $words }”.
dossier-stamp = A new stamp of received post: { $date }.
dossier-date = A new date: { $date }.
dossier-subject = A new addressee and a new subject: “{ $words }”.
dossier-blank = A blank page lies before it, and the text does not run on.
dossier-case-alone = The document belongs with no other in the folder.
dossier-case-number = { $papers } documents with case number { $number }.
dossier-case-answer = { $papers } documents: answers are laid with the letters they answer.
dossier-case-subject = { $papers } documents about { $subject } from the same time.
dossier-case-neighbour = { $papers } documents that lie next to each other in the folder, from the same time.
