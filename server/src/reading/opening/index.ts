// A door of its own, without the database: what opens files of Office with suspicion, apart from the server.
export { docxToSource } from '../docx/docx-to-source.ts';
export { type XmlElement, XmlBudget, type XmlHandler, parseXml } from '../xml.ts';
export { type Zip, openZip } from '../zip.ts';
