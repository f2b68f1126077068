/** Text as it may stand in XML, between tags or in an attribute. Source: XML 1.0 §2.4. */
export const xmlSafe = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
