/** Where the redaction sees a picture or film of the library: readers get it only once it stands on a page. */
export const mediaAddress = (id: string): string => `/api/v1/knowledge/media/${id}`
