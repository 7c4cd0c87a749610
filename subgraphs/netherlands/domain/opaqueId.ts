const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether the text can be one of our ids at all; whatever else a client sends names nothing. */
export function isOpaqueId(text: string): boolean {
  return UUID.test(text);
}
