/** Acronyms that nobody at such a table has to have explained; those of parties are in the register of parties. */
export const WELL_KNOWN: ReadonlySet<string> = new Set(
  (
    'UN EU UK US USA UAE DRC COVID SARS HIV AIDS TB NGO CSO GDP GNI ICT AI ID IT MoU SDG GCM GCR GFMD IMRF MENA ' +
    'ASEAN SMS TV PDF FAQ DNA CV PhD CEO Q&A ONU UE VIH SIDA ONG OSC PIB TIC ODD PME ODS SIDA PYME RDC EEUU'
  ).split(' '),
);
