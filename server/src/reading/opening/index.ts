// A door of its own, without the database: what opens files of Office with suspicion, apart from the server.
export { type XmlElement, XmlBudget, type XmlHandler, parseXml } from '../xml.ts';
export { type Zip, openZip } from '../zip.ts';
